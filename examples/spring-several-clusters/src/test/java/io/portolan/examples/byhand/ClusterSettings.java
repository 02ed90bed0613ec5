package io.portolan.examples.byhand;

import io.portolan.examples.shipping.Order;
import io.portolan.examples.shipping.Shipment;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The clusters by name.
 *
 * @param clusters where each is, and the role that may use it
 * @param trustStore the certificates that clients trust, as a PEM file
 */
@ConfigurationProperties("kafka")
public record ClusterSettings(Map<String, ClusterLocation> clusters, String trustStore) {

    /** A cluster's bootstrap brokers and role. */
    public record ClusterLocation(String bootstrapServers, String region, String role) {}

    /** What every client of a cluster needs. */
    Map<String, Object> client(String cluster) {
        ClusterLocation location = Objects.requireNonNull(clusters.get(cluster), cluster);
        Map<String, Object> config = new HashMap<>();
        config.put(
                "spring.json.type.mapping", "order:" + Order.class.getName() + ",shipment:" + Shipment.class.getName());
        config.put("bootstrap.servers", location.bootstrapServers());
        config.put("security.protocol", "SASL_SSL");
        config.put("sasl.mechanism", "AWS_MSK_IAM");
        config.put(
                "sasl.jaas.config",
                "software.amazon.msk.auth.iam.IAMLoginModule required awsRoleArn=\"" + location.role()
                        + "\" awsRoleSessionName=\"shipping\" awsStsRegion=\"" + location.region() + "\";");
        config.put("sasl.client.callback.handler.class", "software.amazon.msk.auth.iam.IAMClientCallbackHandler");
        config.put("ssl.truststore.type", "PEM");
        config.put("ssl.truststore.location", trustStore);
        return config;
    }
}
