package io.portolan.diagnosis;

import static io.portolan.diagnosis.Severity.FAILURE;
import static io.portolan.diagnosis.Severity.INFO;
import static io.portolan.diagnosis.Severity.WARNING;

/** The stable name of a diagnosis; part of the API, fit for alerts and tests. */
public enum Code {
    /** As it should be. */
    OK(INFO),

    /** The catalog has a fault: unknown key, bad value, contradiction. */
    CATALOG_INVALID(FAILURE),
    /** No cluster of this name is in the catalog. */
    UNKNOWN_CLUSTER(FAILURE),

    /** The base identity (SDK default chain, profile, provider) yields no credentials. */
    BASE_IDENTITY_UNAVAILABLE(FAILURE),
    /** STS refused one hop of the role chain. */
    ROLE_NOT_ASSUMABLE(FAILURE),
    /** STS could not be reached, or kept failing or throttling. */
    STS_UNAVAILABLE(FAILURE),
    /** This host's clock is too far from AWS's. */
    CLOCK_SKEW(FAILURE),
    /** This host's clock differs from AWS's, not yet by so much that signatures are refused. */
    CLOCK_DRIFT(WARNING),

    /** The MSK API could not be reached, or kept failing or throttling. */
    CONTROL_PLANE_UNREACHABLE(FAILURE),
    /** The MSK API refused the call. */
    CONTROL_PLANE_DENIED(FAILURE),
    /** No MSK cluster has this ARN or exact name in this account and region. */
    CLUSTER_NOT_FOUND(FAILURE),
    /** The cluster exists, but its state is not ACTIVE. */
    CLUSTER_NOT_ACTIVE(FAILURE),
    /** The cluster has no IAM listener for the wanted connectivity. */
    NO_IAM_LISTENER(FAILURE),

    /** This host cannot resolve the zone, the central resolvers can: no forwarding rule. */
    MISSING_RULE(FAILURE),
    /** A rule exists, but leads to another VPC. */
    RULE_TO_OTHER_VPC(FAILURE),
    /** Private answers are stripped on the way. */
    REBIND_PROTECTION(FAILURE),
    /** The outbound endpoint does not reach the rule's targets. */
    RULE_TARGET_UNREACHABLE(FAILURE),
    /** The host's resolver refuses the question. */
    RESOLVER_REFUSED(FAILURE),
    /** An address in a CIDR block of another environment. */
    WRONG_ENVIRONMENT(FAILURE, true),
    /** An address in another region's service VPC. */
    WRONG_REGION(FAILURE, true),
    /** A public address. */
    PUBLIC_ADDRESS(FAILURE, true),
    /** A private address in no declared block. */
    OUTSIDE_SERVICE_VPC(FAILURE),
    /** An answer that the central resolvers do not give (any more). */
    STALE_ANSWER(FAILURE),
    /** The JVM resolves what no resolver answers. */
    LOCAL_OVERRIDE(WARNING),
    /** The inbound resolvers answer differently. */
    CENTRAL_DISAGREE(FAILURE),
    /** The central resolvers do not know the name. */
    NOT_IN_SERVICE_VPC(FAILURE),
    /** Some inbound resolvers are silent. */
    CENTRAL_DEGRADED(WARNING),
    /** All inbound resolvers are silent, the host's view is fine. */
    CENTRAL_UNREACHABLE(INFO),
    /** Neither the host's resolver nor the central ones answer. */
    DNS_UNREACHABLE(FAILURE),
    /** The JVM caches names, or their absence, for too long. */
    JVM_DNS_CACHE(WARNING),
    /** The name does not resolve here, and it is not one of MSK's, so no rule is to blame. */
    UNKNOWN_HOST(FAILURE),

    /** No answer to a TCP connection. */
    TCP_TIMEOUT(FAILURE),
    /** The TCP connection was refused. */
    TCP_REFUSED(FAILURE),
    /** Some of a broker's addresses accept no TCP connection, others do. */
    TCP_DEGRADED(WARNING),
    /** The certificate is for another name. */
    TLS_NAME_MISMATCH(FAILURE),
    /** The certificate's chain is not trusted. */
    TLS_UNTRUSTED(FAILURE),
    /** The certificate, or one that vouches for it, is expired or not yet valid. */
    TLS_EXPIRED(FAILURE),
    /** The TLS handshake failed for another reason. */
    TLS_FAILED(FAILURE),
    /** The broker refused the identity. */
    ACCESS_DENIED(FAILURE),
    /** The SASL handshake failed for another reason. */
    IAM_FAILED(FAILURE),
    /** The broker takes no more connections for now. */
    BROKER_THROTTLED(FAILURE),
    /** No broker answered a metadata request in time. */
    METADATA_TIMEOUT(FAILURE),
    /** The metadata request failed for another reason. */
    METADATA_FAILED(FAILURE),
    /** A broker does not serve at each of its addresses as it should, but does at others. */
    BROKER_DEGRADED(WARNING),
    /** The check did not end within the preflight's deadline. */
    DEADLINE_EXCEEDED(FAILURE),

    /** A Kafka property that Portolan must set itself was overridden. */
    OVERRIDE_REFUSED(FAILURE);

    private final Severity severity;
    private final boolean stopsTraffic;

    Code(Severity severity) {
        this(severity, false);
    }

    Code(Severity severity, boolean stopsTraffic) {
        this.severity = severity;
        this.stopsTraffic = stopsTraffic;
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
