package io.portolan.preflight;

import io.portolan.catalog.ClientAuthentication;
import io.portolan.diagnosis.Code;

/**
 * Advice on the connection to a broker. It is empty for codes that are not about a connection.
 *
 * @param port the broker's port
 * @param authentication how clients authenticate
 * @param identity the identity that the broker sees, in words for people
 */
record ConnectionAdvice(int port, ClientAuthentication authentication, String identity) {

    Advice advise(Code code) {
        return switch (code) {
            case TCP_TIMEOUT -> TcpAdvice.timeout(port);
            case TCP_REFUSED -> TcpAdvice.refused(port);
            case TCP_DEGRADED -> TcpAdvice.degraded(port);
            case TLS_NAME_MISMATCH, TLS_UNTRUSTED, TLS_EXPIRED, TRUST_STORE_UNUSABLE, JVM_WITHOUT_CURVES, TLS_FAILED ->
                TlsAdvice.advise(code);
            case ACCESS_DENIED -> BrokerAdvice.denied(identity, port);
            case CLOCK_SKEW -> BrokerAdvice.skewed();
            case BROKER_THROTTLED -> BrokerAdvice.throttled();
            case IAM_FAILED -> BrokerAdvice.failed(authentication);
            case METADATA_TIMEOUT -> BrokerAdvice.silent();
            case METADATA_FAILED -> BrokerAdvice.noKafka();
            case BROKER_DEGRADED -> BrokerAdvice.degraded();
            case WRONG_CLUSTER -> BrokerAdvice.otherCluster();
            case CLUSTER_ID_CHANGED -> BrokerAdvice.changedId();
            case DEADLINE_EXCEEDED -> Advice.late();
            case OK, CATALOG_INVALID, UNKNOWN_CLUSTER, OVERRIDE_REFUSED -> Advice.NONE;
            case BASE_IDENTITY_UNAVAILABLE, ROLE_NOT_ASSUMABLE, STS_UNAVAILABLE, CLOCK_DRIFT -> Advice.NONE;
            case CONTROL_PLANE_UNREACHABLE, CONTROL_PLANE_DENIED, CLUSTER_NOT_FOUND -> Advice.NONE;
            case CLUSTER_NOT_ACTIVE, NO_IAM_LISTENER, UNEXPECTED_BROKERS -> Advice.NONE;
            case MISSING_RULE, RULE_TO_OTHER_VPC, RULE_TARGET_UNREACHABLE, RESOLVER_REFUSED -> Advice.NONE;
            case WRONG_ENVIRONMENT, WRONG_REGION, PUBLIC_ADDRESS, OUTSIDE_SERVICE_VPC -> Advice.NONE;
            case REBIND_PROTECTION, STALE_ANSWER, LOCAL_OVERRIDE, JVM_DNS_CACHE, UNKNOWN_HOST -> Advice.NONE;
            case HOST_RESOLVERS_DISAGREE, IPV6_BLOCK_MISSING -> Advice.NONE;
            case CENTRAL_DISAGREE, CENTRAL_DEGRADED, CENTRAL_UNREACHABLE, DNS_UNREACHABLE -> Advice.NONE;
            case NOT_IN_SERVICE_VPC, JVM_WITHOUT_DNS, TLS_SETTING_REFUSED -> Advice.NONE;
        };
    }
}
