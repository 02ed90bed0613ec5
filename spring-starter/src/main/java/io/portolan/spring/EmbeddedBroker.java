package io.portolan.spring;

import io.portolan.spring.connection.ClusterConnectionDetails;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The broker of {@code @EmbeddedKafka}. The annotation names the property that holds its address. By default that is
 * Spring Boot's property for the primary cluster. It may also be the property of any cluster.
 */
record EmbeddedBroker(Environment environment) implements ClusterConnectionDetails {

    private static final String ADDRESS = "spring.embedded.kafka.brokers";
    private static final String SPRING_KAFKA = "spring.kafka.bootstrap-servers";

    static boolean present(Environment environment) {
        return environment.containsProperty(ADDRESS);
    }

    /** Whether this value is the embedded broker's address. Otherwise the property is left over from a migration. */
    static boolean isAddress(Environment environment, Object brokers) {
        return brokers.toString().equals(environment.getProperty(ADDRESS));
    }

    @Override
    public Map<String, String> bootstrapServers(Collection<String> clusters, @Nullable String primary) {
        Map<String, String> servers = new LinkedHashMap<>();
        clusters.forEach(cluster -> put(cluster, "portolan.clusters." + cluster + ".bootstrap-servers", servers));
        if (!PrimaryCluster.isNone(environment) && isAddress(environment, environment.getProperty(SPRING_KAFKA, ""))) {
            put(PrimaryStandIn.known(primary, "@EmbeddedKafka"), SPRING_KAFKA, servers);
        }
        return servers;
    }

    private void put(String cluster, String property, Map<String, String> servers) {
        String brokers = environment.getProperty(property, "");
        if (isAddress(environment, brokers)) {
            servers.put(cluster, brokers);
        }
    }
}
