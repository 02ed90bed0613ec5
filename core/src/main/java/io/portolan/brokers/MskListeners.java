package io.portolan.brokers;

import io.portolan.aws.UnreadableAnswerException;
import io.portolan.catalog.ClusterDefinition.Access;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.GetBootstrapBrokersResponse;

/** The listeners that a cluster has. Each has a name for people and its bootstrap string. */
final class MskListeners {

    private final Map<String, String> strings = new LinkedHashMap<>();

    private final GetBootstrapBrokersResponse answer;

    MskListeners(GetBootstrapBrokersResponse answer) {
        this.answer = answer;
        put("IAM", answer.bootstrapBrokerStringSaslIam());
        put("VPC connectivity IAM", answer.bootstrapBrokerStringVpcConnectivitySaslIam());
        put("public IAM", answer.bootstrapBrokerStringPublicSaslIam());
        put("plaintext", answer.bootstrapBrokerString());
        put("TLS", answer.bootstrapBrokerStringTls());
        put("SCRAM", answer.bootstrapBrokerStringSaslScram());
        put("VPC connectivity TLS", answer.bootstrapBrokerStringVpcConnectivityTls());
        put("VPC connectivity SCRAM", answer.bootstrapBrokerStringVpcConnectivitySaslScram());
        put("public TLS", answer.bootstrapBrokerStringPublicTls());
        put("public SCRAM", answer.bootstrapBrokerStringPublicSaslScram());
    }

    /** The name of the listener that a cluster's clients use. */
    static String name(Access access) {
        String kind = switch (access.authentication()) {
            case AWS_IAM -> "IAM";
            case NONE -> access.securityProtocol().encrypted() ? "TLS" : "plaintext";
        };
        return switch (access.connectivity()) {
            case PRIVATE -> kind;
            case VPC_CONNECTIVITY -> "VPC connectivity " + kind;
            case PUBLIC -> "public " + kind;
        };
    }

    /** @throws UnreadableAnswerException if the API gave something else than brokers */
    Optional<BootstrapBrokers> brokers(String listener) {
        try {
            return Optional.ofNullable(strings.get(listener)).map(BootstrapBrokers::parse);
        } catch (IllegalArgumentException e) {
            throw new UnreadableAnswerException("bootstrap brokers: " + e.getMessage());
        }
    }

    GetBootstrapBrokersResponse answer() {
        return answer;
    }

    Set<String> names() {
        return strings.keySet();
    }

    private void put(String name, @Nullable String brokers) {
        if (brokers != null && !brokers.isBlank()) {
            strings.put(name, brokers);
        }
    }
}
