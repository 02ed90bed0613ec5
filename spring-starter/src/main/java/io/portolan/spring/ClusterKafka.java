package io.portolan.spring;

import io.portolan.Portolan;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * The settings of one cluster's clients. The catalog's Kafka properties override {@code spring.kafka.*}, and the
 * cluster's own groups override both.
 */
final class ClusterKafka {

    private final String cluster;
    private final boolean primary;
    private final Portolan portolan;
    private final KafkaProperties base;
    private final KafkaProperties own;
    private final OpenBundles bundles;
    private final ClusterConnection connection;
    private Optional<KafkaProperties.Listener> listener = Optional.empty();

    ClusterKafka(String cluster, boolean primary, Portolan portolan, PortolanSettings settings, OpenBundles bundles) {
        this.cluster = cluster;
        this.primary = primary;
        this.portolan = portolan;
        this.bundles = bundles;
        connection = new ClusterConnection(portolan, cluster);
        base = base(settings.binder());
        own = base(settings.binder());
        settings.prefix(cluster).ifPresent(prefix -> overlay(settings.binder(), prefix));
    }

    String cluster() {
        return cluster;
    }

    ClusterConnection connection() {
        return connection;
    }

    /** The application context that the cluster's admin sees. */
    ClusterTopics topics(ApplicationContext application, KafkaAdmin admin) {
        return new ClusterTopics(application, cluster, primary, admin);
    }

    /** Spring Boot's properties with the cluster's own groups applied. */
    KafkaProperties properties() {
        return own;
    }

    /** The listener settings of this cluster that differ from Spring Boot's. Empty if there are none. */
    Optional<ListenerSettings> listenerSettings() {
        return listener.map(ListenerSettings::new);
    }

    Map<String, Object> producer() {
        Map<String, Object> config =
                config(ClientPropertyNames.PRODUCER, base.buildProducerProperties(), own.buildProducerProperties());
        config.putIfAbsent(CommonClientConfigs.CLIENT_ID_CONFIG, cluster + "-producer");
        return secured(config, own.getProducer().getSsl());
    }

    Map<String, Object> consumer() {
        return secured(
                config(ClientPropertyNames.CONSUMER, base.buildConsumerProperties(), own.buildConsumerProperties()),
                own.getConsumer().getSsl());
    }

    Map<String, Object> admin() {
        return secured(
                config(ClientPropertyNames.ADMIN, base.buildAdminProperties(), own.buildAdminProperties()),
                own.getAdmin().getSsl());
    }

    /**
     * The configuration for Kafka Streams. It names a placeholder as brokers, since Kafka Streams insists on some.
     * The client supplier sets the real ones.
     */
    Map<String, Object> streams() {
        Map<String, Object> config = new HashMap<>(base.buildStreamsProperties());
        config.putAll(portolan.cluster(cluster).definition().settings().kafka());
        config.entrySet().removeIf(ClusterConnection::reserved);
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "portolan.invalid:9098");
        return secured(config, base.getStreams().getSsl());
    }

    private Map<String, Object> config(ClientPropertyNames kind, Map<String, Object> base, Map<String, Object> own) {
        Map<String, Object> config = new HashMap<>(base);
        portolan.cluster(cluster).definition().settings().kafka().forEach((property, value) -> {
            if (kind.accepts(property)) {
                config.put(property, value);
            }
        });
        own.forEach((property, value) -> {
            if (!Objects.equals(base.get(property), value)) {
                config.put(property, value);
            }
        });
        config.entrySet().removeIf(ClusterConnection::reserved);
        if (!primary) {
            config.computeIfPresent(CommonClientConfigs.CLIENT_ID_CONFIG, (key, id) -> id + "-" + cluster);
        }
        return config;
    }

    private Map<String, Object> secured(Map<String, Object> config, KafkaProperties.Ssl ssl) {
        String bundle = ssl.getBundle() == null ? own.getSsl().getBundle() : ssl.getBundle();
        if (bundle != null && !bundle.isEmpty()) {
            config.putAll(bundles.properties(bundle));
        }
        return config;
    }

    private static KafkaProperties base(Binder binder) {
        return binder.bindOrCreate("spring.kafka", KafkaProperties.class);
    }

    private void overlay(Binder binder, ConfigurationPropertyName prefix) {
        overlay(binder, prefix.append("producer"), own.getProducer());
        overlay(binder, prefix.append("consumer"), own.getConsumer());
        overlay(binder, prefix.append("admin"), own.getAdmin());
        overlay(binder, prefix.append("template"), own.getTemplate());
        listener = overlay(binder, prefix.append("listener"), own.getListener());
    }

    /** Applies the properties to the group. Empty if none is set. */
    private static <T> Optional<T> overlay(Binder binder, ConfigurationPropertyName name, T group) {
        BindResult<T> bound = binder.bind(name, Bindable.ofInstance(group));
        return bound.isBound() ? Optional.of(group) : Optional.empty();
    }
}
