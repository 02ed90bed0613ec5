package io.portolan.brokers;

import io.portolan.catalog.Connectivity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.GetBootstrapBrokersResponse;

/** The listeners that a cluster has, each with its bootstrap string, by a name for people. */
final class MskListeners {

    private static final Map<Connectivity, String> IAM = Map.of(
            Connectivity.PRIVATE, "IAM",
            Connectivity.VPC_CONNECTIVITY, "VPC connectivity IAM",
            Connectivity.PUBLIC, "public IAM");

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

    /** What the IAM listener of this connectivity is called. */
    static String iamName(Connectivity connectivity) {
        return Objects.requireNonNull(IAM.get(connectivity));
    }

    Optional<BootstrapBrokers> brokers(Connectivity connectivity) {
        return Optional.ofNullable(strings.get(iamName(connectivity))).map(BootstrapBrokers::parse);
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
