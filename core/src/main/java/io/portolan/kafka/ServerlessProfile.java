package io.portolan.kafka;

import static org.apache.kafka.clients.CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG;
import static org.apache.kafka.clients.CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG;
import static org.apache.kafka.clients.CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_PROTOCOL_CONFIG;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The properties that suit brokers with IAM access control, and MSK Serverless in particular.
 *
 * <p>Brokers with IAM limit new connections per second. So clients reconnect after one second, then after longer times up
 * to three seconds. More would keep them away after an outage has ended. Serverless speaks an older protocol. It has
 * classic consumer groups only and takes no client metrics (KIP-714).
 */
final class ServerlessProfile {

    private static final Map<String, Object> IAM =
            Map.of(RECONNECT_BACKOFF_MS_CONFIG, "1000", RECONNECT_BACKOFF_MAX_MS_CONFIG, "3000");

    private ServerlessProfile() {}

    static Map<String, Object> defaults(ClientKind kind, boolean serverless) {
        Map<String, Object> defaults = new LinkedHashMap<>(IAM);
        if (serverless) {
            defaults.put(ENABLE_METRICS_PUSH_CONFIG, "false");
        }
        if (serverless && kind.mayBe(ClientKind.CONSUMER)) {
            defaults.put(GROUP_PROTOCOL_CONFIG, "classic");
        }
        return defaults;
    }

    /** What in this configuration contradicts the profile. One text for each contradiction. */
    static List<String> contradictions(Map<String, Object> config, boolean serverless) {
        List<String> sentences = new ArrayList<>();
        if (milliseconds(config, RECONNECT_BACKOFF_MS_CONFIG) < 1000) {
            sentences.add(
                    "reconnect.backoff.ms is below 1000. Brokers with IAM refuse many new connections in one second.");
        }
        if (serverless && "consumer".equalsIgnoreCase(String.valueOf(config.get(GROUP_PROTOCOL_CONFIG)))) {
            sentences.add("group.protocol is 'consumer'. MSK Serverless has classic consumer groups only.");
        }
        if (serverless && "true".equalsIgnoreCase(String.valueOf(config.get(ENABLE_METRICS_PUSH_CONFIG)))) {
            sentences.add("enable.metrics.push is true. MSK Serverless takes no client metrics.");
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
