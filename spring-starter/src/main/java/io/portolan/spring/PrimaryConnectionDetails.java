package io.portolan.spring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;

/**
 * The primary cluster, to those who ask Spring Boot for its brokers; its authentication has no place here. Every answer is as
 * new as a client's: the first one waits for look-up and preflight.
 */
final class PrimaryConnectionDetails implements KafkaConnectionDetails {

    private final ClusterKafka kafka;

    PrimaryConnectionDetails(ClusterKafka kafka) {
        this.kafka = kafka;
    }

    ClusterKafka kafka() {
        return kafka;
    }

    @Override
    public List<String> getBootstrapServers() {
        return List.of(text(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG).split(","));
    }

    @Override
    public String getSecurityProtocol() {
        return text(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG);
    }

    private String text(String property) {
        Map<String, Object> config = new HashMap<>();
        kafka.connection().complete(ClientPropertyNames.ADMIN, config);
        return String.valueOf(config.get(property));
    }
}
