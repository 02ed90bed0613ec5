package io.portolan.kafka;

import static org.apache.kafka.clients.CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG;
import static org.apache.kafka.clients.CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG;
import static org.apache.kafka.clients.CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_PROTOCOL_CONFIG;

import io.portolan.preflight.BrokerApis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The properties that suit brokers with IAM access control, and those with an older protocol, such as MSK Serverless.
 *
 * <p>Brokers with IAM limit new connections per second. So clients reconnect after one second, then after longer times up
 * to three seconds. More would keep them away after an outage has ended. What the brokers speak decides the rest. Without
 * new consumer groups (KIP-848) clients use classic ones. Without client metrics (KIP-714) clients push none.
 */
final class ServerlessProfile {

    private static final Map<String, Object> IAM =
            Map.of(RECONNECT_BACKOFF_MS_CONFIG, "1000", RECONNECT_BACKOFF_MAX_MS_CONFIG, "3000");

    private ServerlessProfile() {}

    static Map<String, Object> defaults(ClientKind kind, BrokerApis apis) {
        Map<String, Object> defaults = new LinkedHashMap<>(IAM);
        if (!apis.takeMetrics()) {
            defaults.put(ENABLE_METRICS_PUSH_CONFIG, "false");
        }
        if (!apis.haveNewGroups() && kind.mayBe(ClientKind.CONSUMER)) {
            defaults.put(GROUP_PROTOCOL_CONFIG, "classic");
        }
        return defaults;
    }

    /** What in this configuration contradicts the profile. One text for each contradiction. */
    static List<String> contradictions(Map<String, Object> config, BrokerApis apis) {
        List<String> sentences = new ArrayList<>();
        if (milliseconds(config, RECONNECT_BACKOFF_MS_CONFIG) < 1000) {
            sentences.add(
                    "reconnect.backoff.ms is below 1000. Brokers with IAM refuse many new connections in one second. Set it to"
                            + " 1000 or leave it out.");
        }
        if (!apis.haveNewGroups() && "consumer".equalsIgnoreCase(String.valueOf(config.get(GROUP_PROTOCOL_CONFIG)))) {
            sentences.add(
                    "group.protocol is 'consumer'. These brokers have classic consumer groups only. Leave it out.");
        }
        if (!apis.takeMetrics() && "true".equalsIgnoreCase(String.valueOf(config.get(ENABLE_METRICS_PUSH_CONFIG)))) {
            sentences.add(
                    "enable.metrics.push is true. These brokers take no client metrics. Set it to false. Kafka Streams"
                            + " sets it to true unless its own configuration says false.");
        }
        return sentences;
    }

    private static long milliseconds(Map<String, Object> config, String property) {
        try {
            return Long.parseLong(String.valueOf(config.get(property)).trim());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE; // Kafka's own check reports it.
        }
    }
}
