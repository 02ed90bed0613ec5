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
            case TLS_NAME_MISMATCH -> TlsAdvice.mismatch();
            case TLS_UNTRUSTED -> TlsAdvice.untrusted();
            case TLS_EXPIRED -> TlsAdvice.expired();
            case TRUST_STORE_UNUSABLE -> TlsAdvice.trustless();
            case JVM_WITHOUT_CURVES -> TlsAdvice.curveless();
            case TLS_FAILED -> TlsAdvice.failed();
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
            case OK, CATALOG_INVALID, UNKNOWN_CLUSTER, OVERRIDE_REFUSED, BASE_IDENTITY_UNAVAILABLE -> Advice.NONE;
            case ROLE_NOT_ASSUMABLE, STS_UNAVAILABLE, CLOCK_DRIFT, CONTROL_PLANE_UNREACHABLE -> Advice.NONE;
            case CONTROL_PLANE_DENIED, CLUSTER_NOT_FOUND, CLUSTER_NOT_ACTIVE, NO_IAM_LISTENER -> Advice.NONE;
            case UNEXPECTED_BROKERS, MISSING_RULE, RULE_TO_OTHER_VPC, RULE_TARGET_UNREACHABLE -> Advice.NONE;
            case RESOLVER_REFUSED, WRONG_ENVIRONMENT, WRONG_REGION, PUBLIC_ADDRESS, OUTSIDE_SERVICE_VPC -> Advice.NONE;
            case REBIND_PROTECTION, STALE_ANSWER, LOCAL_OVERRIDE, JVM_DNS_CACHE, UNKNOWN_HOST -> Advice.NONE;
            case HOST_RESOLVERS_DISAGREE, IPV6_BLOCK_MISSING, CENTRAL_DISAGREE, CENTRAL_DEGRADED -> Advice.NONE;
            case CENTRAL_UNREACHABLE, DNS_UNREACHABLE, NOT_IN_SERVICE_VPC, JVM_WITHOUT_DNS -> Advice.NONE;
            case TLS_SETTING_REFUSED -> Advice.NONE;
        };
    }
}
