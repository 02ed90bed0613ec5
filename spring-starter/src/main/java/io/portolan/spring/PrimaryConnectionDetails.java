package io.portolan.spring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;

/**
 * Gives the brokers of the primary cluster to beans that ask Spring Boot for them. It cannot give them the
 * authentication. The first call waits for the look-up and the preflight. Every answer is as current as a new
 * client's.
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
