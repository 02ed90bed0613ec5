package io.portolan.diagnosis;

import static io.portolan.diagnosis.Severity.FAILURE;
import static io.portolan.diagnosis.Severity.INFO;
import static io.portolan.diagnosis.Severity.WARNING;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stable name of a diagnosis. Part of the API, and fit for alerts and tests. Each names the {@link #stage} that finds it. */
public enum Code {
    /** As it should be. */
    OK(INFO),

    /** The catalog has a fault, such as an unknown key. */
    CATALOG_INVALID(Stage.CATALOG, FAILURE),
    /** No cluster of this name is in the catalog. */
    UNKNOWN_CLUSTER(Stage.CATALOG, FAILURE),

    /** The base identity gives no credentials. */
    BASE_IDENTITY_UNAVAILABLE(Stage.CREDENTIALS, FAILURE),
    /** STS refused one hop of the role chain. */
    ROLE_NOT_ASSUMABLE(Stage.CREDENTIALS, FAILURE),
    /** STS cannot be reached, or it fails or throttles all the time. */
    STS_UNAVAILABLE(Stage.CREDENTIALS, FAILURE),
    /** This host's clock is too far from AWS's. */
    CLOCK_SKEW(Stage.CREDENTIALS, FAILURE),
    /** This host's clock differs from AWS's, but signatures are still accepted. */
    CLOCK_DRIFT(Stage.CREDENTIALS, WARNING),

    /** The MSK API cannot be reached, or it fails or throttles all the time. */
    CONTROL_PLANE_UNREACHABLE(Stage.BROKERS, FAILURE),
    /** The MSK API refused the call. */
    CONTROL_PLANE_DENIED(Stage.BROKERS, FAILURE),
    /** No MSK cluster has this ARN or exact name in this account and region. */
    CLUSTER_NOT_FOUND(Stage.BROKERS, FAILURE),
    /** The cluster exists, but its state is not ACTIVE. */
    CLUSTER_NOT_ACTIVE(Stage.BROKERS, FAILURE),
    /** The cluster has no IAM listener for the wanted connectivity. */
    NO_IAM_LISTENER(Stage.BROKERS, FAILURE),

    /** Nothing forwards the zone from this host to the central resolvers. */
    MISSING_RULE(Stage.DNS, FAILURE),
    /** A rule exists, but leads to another VPC. */
    RULE_TO_OTHER_VPC(Stage.DNS, FAILURE),
    /** Private answers are stripped on the way. */
    REBIND_PROTECTION(Stage.DNS, FAILURE),
    /** The outbound endpoint does not reach the rule's targets. */
    RULE_TARGET_UNREACHABLE(Stage.DNS, FAILURE),
    /** The host's resolver refuses the question. */
    RESOLVER_REFUSED(Stage.DNS, FAILURE),
    /** An address in a CIDR block of another environment. */
    WRONG_ENVIRONMENT(Stage.DNS, FAILURE, true),
    /** An address in another region's service VPC. */
    WRONG_REGION(Stage.DNS, FAILURE, true),
    /** A public address. */
    PUBLIC_ADDRESS(Stage.DNS, FAILURE, true),
    /** A private address in no declared block. */
    OUTSIDE_SERVICE_VPC(Stage.DNS, FAILURE),
    /** An answer that the central resolvers do not give (any more). */
    STALE_ANSWER(Stage.DNS, FAILURE),
    /** The JVM resolves what no resolver answers. */
    LOCAL_OVERRIDE(Stage.DNS, WARNING),
    /** The inbound resolvers answer differently. */
    CENTRAL_DISAGREE(Stage.DNS, FAILURE),
    /** The central resolvers do not know the name. */
    NOT_IN_SERVICE_VPC(Stage.DNS, FAILURE),
    /** Some inbound resolvers are silent. */
    CENTRAL_DEGRADED(Stage.DNS, WARNING),
    /** All inbound resolvers are silent, but this host resolves the names. */
    CENTRAL_UNREACHABLE(Stage.DNS, INFO),
    /** Neither the host's resolver nor the central ones answer. */
    DNS_UNREACHABLE(Stage.DNS, FAILURE),
    /** The JVM remembers names for too long, or that they did not resolve. */
    JVM_DNS_CACHE(Stage.DNS, WARNING),
    /** The name does not resolve here. It is not one of MSK's, so no rule is missing. */
    UNKNOWN_HOST(Stage.DNS, FAILURE),

    /** No answer to a TCP connection. */
    TCP_TIMEOUT(Stage.TCP, FAILURE),
    /** The TCP connection was refused. */
    TCP_REFUSED(Stage.TCP, FAILURE),
    /** Only some of a broker's addresses accept a TCP connection. */
    TCP_DEGRADED(Stage.TCP, WARNING),
    /** The certificate is for another name. */
    TLS_NAME_MISMATCH(Stage.TLS, FAILURE),
    /** The certificate's chain is not trusted. */
    TLS_UNTRUSTED(Stage.TLS, FAILURE),
    /** A certificate of the chain is expired or not yet valid. */
    TLS_EXPIRED(Stage.TLS, FAILURE),
    /** The TLS handshake failed for another reason. */
    TLS_FAILED(Stage.TLS, FAILURE),
    /** The broker refused the identity. */
    ACCESS_DENIED(Stage.IAM, FAILURE),
    /** The SASL handshake failed for another reason. */
    IAM_FAILED(Stage.IAM, FAILURE),
    /** The broker takes no more connections for now. */
    BROKER_THROTTLED(Stage.IAM, FAILURE),
    /** No broker answered a metadata request in time. */
    METADATA_TIMEOUT(Stage.METADATA, FAILURE),
    /** The metadata request failed for another reason. */
    METADATA_FAILED(Stage.METADATA, FAILURE),
    /** A broker serves only at some of its addresses. Found by TLS, IAM and METADATA. */
    BROKER_DEGRADED(WARNING),
    /** The check did not end within the preflight's deadline. */
    DEADLINE_EXCEEDED(FAILURE),

    /** A Kafka property that Portolan must set itself was overridden. */
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
     * The stage that this is about. The checks of advertised brokers may find it too. Empty where it may be about several
     * stages, or about none.
     */
    public Optional<Stage> stage() {
        return Optional.ofNullable(stage);
    }

    /** How much a finding with this code matters. */
    public Severity severity() {
        return severity;
    }

    /** Whether this diagnosis forbids credentials and Kafka bytes whatever the preflight policy says. */
    public boolean stopsTraffic() {
        return stopsTraffic;
    }
}
