package io.portolan.diagnosis;

import static io.portolan.diagnosis.Severity.FAILURE;
import static io.portolan.diagnosis.Severity.INFO;
import static io.portolan.diagnosis.Severity.WARNING;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stable name of a diagnosis. It is part of the API and fit for alerts and tests. Most have a {@link #stage}. */
public enum Code {
    /** All is as it should be. It has no stage because all stages have it. */
    OK(INFO),

    /** The catalog has a fault such as an unknown key. Its stage is {@link Stage#CATALOG}. */
    CATALOG_INVALID(Stage.CATALOG, FAILURE),
    /** No cluster of this name is in the catalog. Its stage is {@link Stage#CATALOG}. */
    UNKNOWN_CLUSTER(Stage.CATALOG, FAILURE),

    /** The base identity gives no credentials. Its stage is {@link Stage#CREDENTIALS}. */
    BASE_IDENTITY_UNAVAILABLE(Stage.CREDENTIALS, FAILURE),
    /** STS refused one hop of the role chain. Its stage is {@link Stage#CREDENTIALS}. */
    ROLE_NOT_ASSUMABLE(Stage.CREDENTIALS, FAILURE),
    /** STS cannot be reached, or it fails or throttles all the time. Its stage is {@link Stage#CREDENTIALS}. */
    STS_UNAVAILABLE(Stage.CREDENTIALS, FAILURE),
    /** This host's clock is too far from AWS's. Its stage is {@link Stage#CREDENTIALS}. */
    CLOCK_SKEW(Stage.CREDENTIALS, FAILURE),
    /** This host's clock differs from AWS's, but signatures are still accepted. Its stage is {@link Stage#CREDENTIALS}. */
    CLOCK_DRIFT(Stage.CREDENTIALS, WARNING),

    /** The MSK API cannot be reached, or it fails or throttles all the time. Its stage is {@link Stage#BROKERS}. */
    CONTROL_PLANE_UNREACHABLE(Stage.BROKERS, FAILURE),
    /** The MSK API refused the call. Its stage is {@link Stage#BROKERS}. */
    CONTROL_PLANE_DENIED(Stage.BROKERS, FAILURE),
    /** No MSK cluster has this ARN or exact name in this account and region. Its stage is {@link Stage#BROKERS}. */
    CLUSTER_NOT_FOUND(Stage.BROKERS, FAILURE),
    /** The cluster exists, but its state is not ACTIVE. Its stage is {@link Stage#BROKERS}. */
    CLUSTER_NOT_ACTIVE(Stage.BROKERS, FAILURE),
    /** The cluster has no IAM listener for the wanted connectivity. Its stage is {@link Stage#BROKERS}. */
    NO_IAM_LISTENER(Stage.BROKERS, FAILURE),
    /** The MSK API names hosts that cannot be brokers of the cluster. Its stage is {@link Stage#BROKERS}. */
    UNEXPECTED_BROKERS(Stage.BROKERS, FAILURE),

    /** Nothing forwards the zone from this host to the central resolvers. Its stage is {@link Stage#DNS}. */
    MISSING_RULE(Stage.DNS, FAILURE),
    /** A rule exists, but it leads to another VPC. Its stage is {@link Stage#DNS}. */
    RULE_TO_OTHER_VPC(Stage.DNS, FAILURE),
    /** A resolver on the way removes private answers. Its stage is {@link Stage#DNS}. */
    REBIND_PROTECTION(Stage.DNS, FAILURE),
    /** The outbound endpoint does not reach the rule's targets. Its stage is {@link Stage#DNS}. */
    RULE_TARGET_UNREACHABLE(Stage.DNS, FAILURE),
    /** The host's resolver refuses the question. Its stage is {@link Stage#DNS}. */
    RESOLVER_REFUSED(Stage.DNS, FAILURE),
    /** An address is in a CIDR block of another environment. Its stage is {@link Stage#DNS}. */
    WRONG_ENVIRONMENT(Stage.DNS, FAILURE, true),
    /** An address is in another region's service VPC. Its stage is {@link Stage#DNS}. */
    WRONG_REGION(Stage.DNS, FAILURE, true),
    /** An address is public, but the cluster's are private. Its stage is {@link Stage#DNS}. */
    PUBLIC_ADDRESS(Stage.DNS, FAILURE, true),
    /** An address is private, but in no declared block. Its stage is {@link Stage#DNS}. */
    OUTSIDE_SERVICE_VPC(Stage.DNS, FAILURE),
    /** The central resolvers do not give this answer now. Its stage is {@link Stage#DNS}. */
    STALE_ANSWER(Stage.DNS, FAILURE),
    /** The JVM has an address that no resolver gives. Its stage is {@link Stage#DNS}. */
    LOCAL_OVERRIDE(Stage.DNS, WARNING),
    /** The host's own name servers answer differently. Its stage is {@link Stage#DNS}. */
    HOST_RESOLVERS_DISAGREE(Stage.DNS, WARNING),
    /** An address is of IPv6, but no IPv6 block of the service VPC is declared. Its stage is {@link Stage#DNS}. */
    IPV6_BLOCK_MISSING(Stage.DNS, WARNING),
    /** The inbound resolvers answer differently. Its stage is {@link Stage#DNS}. */
    CENTRAL_DISAGREE(Stage.DNS, FAILURE),
    /** The central resolvers do not know the name. Its stage is {@link Stage#DNS}. */
    NOT_IN_SERVICE_VPC(Stage.DNS, FAILURE),
    /** Some inbound resolvers are silent. Its stage is {@link Stage#DNS}. */
    CENTRAL_DEGRADED(Stage.DNS, WARNING),
    /** All inbound resolvers are silent, but this host resolves the names. Its stage is {@link Stage#DNS}. */
    CENTRAL_UNREACHABLE(Stage.DNS, INFO),
    /** The host's resolver gives no valid answer, and often no central one either. Its stage is {@link Stage#DNS}. */
    DNS_UNREACHABLE(Stage.DNS, FAILURE),
    /** The JVM remembers names for too long, or that they did not resolve. Its stage is {@link Stage#DNS}. */
    JVM_DNS_CACHE(Stage.DNS, WARNING),
    /** This JVM cannot ask the host's resolver directly. Its stage is {@link Stage#DNS}. */
    JVM_WITHOUT_DNS(Stage.DNS, WARNING),
    /** This host does not resolve a name that is not one of MSK's. Its stage is {@link Stage#DNS}. */
    UNKNOWN_HOST(Stage.DNS, FAILURE),

    /** A TCP connection gets no answer. Its stage is {@link Stage#TCP}. */
    TCP_TIMEOUT(Stage.TCP, FAILURE),
    /** A TCP connection was refused. Its stage is {@link Stage#TCP}. */
    TCP_REFUSED(Stage.TCP, FAILURE),
    /** Only some of a broker's addresses accept a TCP connection. Its stage is {@link Stage#TCP}. */
    TCP_DEGRADED(Stage.TCP, WARNING),
    /** The certificate is for another name. Its stage is {@link Stage#TLS}. */
    TLS_NAME_MISMATCH(Stage.TLS, FAILURE),
    /** The certificate's chain is not trusted. Its stage is {@link Stage#TLS}. */
    TLS_UNTRUSTED(Stage.TLS, FAILURE),
    /** A certificate of the chain is expired or not yet valid. Its stage is {@link Stage#TLS}. */
    TLS_EXPIRED(Stage.TLS, FAILURE),
    /** Kafka's clients refuse an {@code ssl.*} setting. Its stage is {@link Stage#TLS}. */
    TLS_SETTING_REFUSED(Stage.TLS, FAILURE),
    /** The trust store is empty or cannot be read. Its stage is {@link Stage#TLS}. */
    TRUST_STORE_UNUSABLE(Stage.TLS, FAILURE),
    /** TLS fails and this JVM knows no elliptic curves. Its stage is {@link Stage#TLS}. */
    JVM_WITHOUT_CURVES(Stage.TLS, FAILURE),
    /** The TLS handshake failed for another reason. Its stage is {@link Stage#TLS}. */
    TLS_FAILED(Stage.TLS, FAILURE),
    /** The broker refused the identity. Its stage is {@link Stage#IAM}. */
    ACCESS_DENIED(Stage.IAM, FAILURE),
    /** The SASL handshake failed for another reason. Its stage is {@link Stage#IAM}. */
    IAM_FAILED(Stage.IAM, FAILURE),
    /** The broker takes no more connections for now. Its stage is {@link Stage#IAM}. */
    BROKER_THROTTLED(Stage.IAM, FAILURE),
    /** A broker did not answer a metadata request in time. Its stage is {@link Stage#METADATA}. */
    METADATA_TIMEOUT(Stage.METADATA, FAILURE),
    /** The metadata request failed for another reason. Its stage is {@link Stage#METADATA}. */
    METADATA_FAILED(Stage.METADATA, FAILURE),
    /** The brokers belong to another cluster than the catalog expects. Its stage is {@link Stage#METADATA}. */
    WRONG_CLUSTER(Stage.METADATA, FAILURE, true),
    /** The cluster's id is another than before, and the catalog expects none. Its stage is {@link Stage#METADATA}. */
    CLUSTER_ID_CHANGED(Stage.METADATA, WARNING),
    /** A broker serves only at some of its addresses. It has no stage because TLS, IAM and METADATA find it. */
    BROKER_DEGRADED(WARNING),
    /** The check did not end within the preflight's deadline. It has no stage because all stages may have it. */
    DEADLINE_EXCEEDED(FAILURE),

    /** A Kafka property that only Portolan may set was overridden. It has no stage because it is found when a client is made. */
    OVERRIDE_REFUSED(FAILURE);

    private final @Nullable Stage stage;
    private final Severity severity;
    private final boolean stopsTraffic;

    Code(Severity severity) {
        this(null, severity, false);
    }

    Code(Stage stage, Severity severity) {
        this(stage, severity, false);
    }

    Code(@Nullable Stage stage, Severity severity, boolean stopsTraffic) {
        this.stage = stage;
        this.severity = severity;
        this.stopsTraffic = stopsTraffic;
    }

    /**
     * The stage that this is about. Other stages may find it too, such as those of the advertised brokers. Empty if it may be
     * about several stages or about none.
     */
    public Optional<Stage> stage() {
        return Optional.ofNullable(stage);
    }

    /** How much a finding with this code matters. */
    public Severity severity() {
        return severity;
    }

    /** Whether this diagnosis forbids credentials and Kafka bytes under every preflight policy. */
    public boolean stopsTraffic() {
        return stopsTraffic;
    }
}
