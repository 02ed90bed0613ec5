package io.portolan.preflight;

import java.util.Set;

/**
 * What the brokers of a cluster speak. A value.
 *
 * @param keys the keys of the APIs of Kafka's protocol that they know
 * @param groupVersion the level of their feature {@code group.version}. Consumer groups of the new protocol need 1.
 */
public record BrokerApis(Set<Short> keys, int groupVersion) {

    private static final short CONSUMER_GROUP_HEARTBEAT = 68;
    private static final short GET_TELEMETRY_SUBSCRIPTIONS = 71;

    /** Copies the keys. */
    public BrokerApis {
        keys = Set.copyOf(keys);
    }

    /** What is expected of brokers that were not asked. MSK Serverless speaks an older protocol. */
    public static BrokerApis expected(boolean serverless) {
        return serverless
                ? new BrokerApis(Set.of(), 0)
                : new BrokerApis(Set.of(CONSUMER_GROUP_HEARTBEAT, GET_TELEMETRY_SUBSCRIPTIONS), 1);
    }

    /** Whether they have consumer groups of the new protocol (KIP-848). */
    public boolean haveNewGroups() {
        return keys.contains(CONSUMER_GROUP_HEARTBEAT) && groupVersion >= 1;
    }

    /** Whether they take the metrics of clients (KIP-714). */
    public boolean takeMetrics() {
        return keys.contains(GET_TELEMETRY_SUBSCRIPTIONS);
    }

    /** The APIs in words for people. */
    @Override
    public String toString() {
        return "the brokers speak " + keys.size() + " APIs of Kafka, " + (haveNewGroups() ? "with" : "without")
                + " new consumer groups (KIP-848), " + (takeMetrics() ? "with" : "without")
                + " client metrics (KIP-714)";
    }
}
