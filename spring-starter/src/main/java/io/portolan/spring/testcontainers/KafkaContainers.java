package io.portolan.spring.testcontainers;

import io.portolan.spring.connection.ClusterConnectionDetails;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.ConfluentKafkaContainer;
import org.testcontainers.kafka.KafkaContainer;

/**
 * Lets Kafka containers stand in for the clusters that {@code @ServiceConnection("orders")} names. A container with
 * no cluster's name stands in for the primary cluster.
 *
 * <p>Spring Boot asks this factory about every container. It keeps only the first answer, since it needs one bean of
 * a type. So the first answer also contains the other containers.
 */
final class KafkaContainers extends ContainerConnectionDetailsFactory<GenericContainer<?>, ClusterConnectionDetails> {

    private static final List<Class<?>> TYPES = List.of(KafkaContainer.class, ConfluentKafkaContainer.class);

    private final List<Details> all = new ArrayList<>();

    @Override
    protected boolean sourceAccepts(
            ContainerConnectionSource<GenericContainer<?>> source, Class<?> containerType, Class<?> detailsType) {
        return TYPES.stream().anyMatch(type -> source.accepts(ANY_CONNECTION_NAME, type, detailsType));
    }

    @Override
    protected ClusterConnectionDetails getContainerConnectionDetails(
            ContainerConnectionSource<GenericContainer<?>> source) {
        Details details = new Details(source, all);
        all.add(details);
        return details;
    }

    private static final class Details extends ContainerConnectionDetails<GenericContainer<?>>
            implements ClusterConnectionDetails {

        private final ContainerConnectionSource<GenericContainer<?>> source;
        private final List<Details> all;

        private Details(ContainerConnectionSource<GenericContainer<?>> source, List<Details> all) {
            super(source);
            this.source = source;
            this.all = all;
        }

        @Override
        public Map<String, String> bootstrapServers(Collection<String> clusters, @Nullable String primary) {
            Map<String, String> servers = new LinkedHashMap<>();
            List<Details> unnamed = new ArrayList<>();
            for (Details details : all) {
                details.named(clusters)
                        .ifPresentOrElse(
                                cluster -> servers.put(cluster, details.servers()), () -> unnamed.add(details));
            }
            if (primary != null && !servers.containsKey(primary) && !unnamed.isEmpty()) {
                servers.put(primary, unnamed.get(0).servers());
            }
            return servers;
        }

        private Optional<String> named(Collection<String> clusters) {
            return clusters.stream()
                    .filter(name -> source.accepts(name, GenericContainer.class, ClusterConnectionDetails.class))
                    .findFirst();
        }

        private String servers() {
            afterPropertiesSet(); // Spring calls it for the first one only
            GenericContainer<?> container = getContainer();
            return container instanceof KafkaContainer apache
                    ? apache.getBootstrapServers()
                    : ((ConfluentKafkaContainer) container).getBootstrapServers();
        }

        @Override
        public void afterPropertiesSet() {
            try {
                super.afterPropertiesSet();
            } catch (Exception e) {
                throw new IllegalStateException("No container for " + source, e);
            }
        }
    }
}
