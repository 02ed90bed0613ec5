package io.portolan.brokers;

import io.portolan.aws.UnreadableAnswerException;
import io.portolan.catalog.ClusterDefinition.Access;
import io.portolan.catalog.IpFamily;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.GetBootstrapBrokersResponse;

/** The listeners that a cluster has. Each has a name for people and its bootstrap string. */
final class MskListeners {

    /** The listeners of dual-stack clusters for IPv6 are named so before the name of the other one. */
    private static final String IPV6 = "IPv6 ";

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
        put(IPV6 + "IAM", answer.bootstrapBrokerStringSaslIamIpv6());
        put(IPV6 + "plaintext", answer.bootstrapBrokerStringIpv6());
        put(IPV6 + "TLS", answer.bootstrapBrokerStringTlsIpv6());
        put(IPV6 + "SCRAM", answer.bootstrapBrokerStringSaslScramIpv6());
        put("VPC connectivity TLS", answer.bootstrapBrokerStringVpcConnectivityTls());
        put("VPC connectivity SCRAM", answer.bootstrapBrokerStringVpcConnectivitySaslScram());
        put("public TLS", answer.bootstrapBrokerStringPublicTls());
        put("public SCRAM", answer.bootstrapBrokerStringPublicSaslScram());
    }

    private static String name(Access access) {
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

    /** What the listeners of a cluster's clients are called for the IP version that they use. */
    static String name(Access access, Optional<IpFamily> ip) {
        String ipv4 = name(access);
        return switch (ip.orElse(IpFamily.V4)) {
            case V4 -> ipv4;
            case V6 -> IPV6 + ipv4;
            case DUAL -> ipv4 + " or " + IPV6 + ipv4;
        };
    }

    /**
     * The bootstrap brokers of a cluster's clients. Without an IP version, they are those of the version that the JVM prefers, and
     * the others if it has none.
     *
     * @throws UnreadableAnswerException if the API gave something else than brokers
     */
    Optional<BootstrapBrokers> brokers(Access access, Optional<IpFamily> ip) {
        try {
            return text(access, ip).map(BootstrapBrokers::parse);
        } catch (IllegalArgumentException e) {
            throw new UnreadableAnswerException("bootstrap brokers: " + e.getMessage());
        }
    }

    private Optional<String> text(Access access, Optional<IpFamily> ip) {
        String ipv4 = name(access);
        String ipv6 = IPV6 + ipv4;
        if (ip.isEmpty()) {
            return prefersIpv6() ? text(ipv6).or(() -> text(ipv4)) : text(ipv4).or(() -> text(ipv6));
        }
        return switch (ip.get()) {
            case V4 -> text(ipv4);
            case V6 -> text(ipv6);
            case DUAL ->
                text(ipv4)
                        .map(first ->
                                text(ipv6).map(second -> first + "," + second).orElse(first))
                        .or(() -> text(ipv6));
        };
    }

    /** Whether {@code InetAddress} gives IPv6 addresses first. Kafka takes the version of the first address. */
    private static boolean prefersIpv6() {
        return Boolean.getBoolean("java.net.preferIPv6Addresses") && !Boolean.getBoolean("java.net.preferIPv4Stack");
    }

    private Optional<String> text(String listener) {
        return Optional.ofNullable(strings.get(listener));
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
