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
 * Lets Kafka containers stand in for clusters, by the name in {@code @ServiceConnection("orders")}; one that is named after no
 * cluster stands in for the primary.
 *
 * <p>Boot asks this for every container and keeps the first answer alone, since one bean of a type is enough for it. So the
 * answer to the first one holds those to the others.
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
            afterPropertiesSet(); // which Spring does for the first alone
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
