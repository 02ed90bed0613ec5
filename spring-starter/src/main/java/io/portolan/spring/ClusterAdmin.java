package io.portolan.spring;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.core.KafkaAdmin;

/** Makes the topics of one cluster, once the clusters have been looked up. */
final class ClusterAdmin extends KafkaAdmin {

    private final ClusterConnection connection;
    private final ClusterTopics topics;
    private @Nullable ApplicationContext context;

    ClusterAdmin(ClusterConnection connection, ClusterTopics topics, Map<String, Object> config) {
        super(config);
        this.connection = connection;
        this.topics = topics;
    }

    @Override
    public void setApplicationContext(ApplicationContext context) {
        super.setApplicationContext(context);
        this.context = context;
    }

    @Override
    protected void checkBootstrap(Map<String, Object> config) {
        connection.complete(ClientProperties.ADMIN, config);
        super.checkBootstrap(config);
    }

    /** Nothing yet: the clusters are looked up, all side by side, when the application starts. */
    @Override
    public void afterSingletonsInstantiated() {}

    String cluster() {
        return connection.cluster();
    }

    void createTopics() {
        super.afterSingletonsInstantiated();
    }

    void createTopicsBeforeFirstClient() {
        connection.beforeFirstClient(this::createTopics);
    }

    @Override
    protected Collection<NewTopic> newTopics() {
        ApplicationContext whole = Objects.requireNonNull(context, "no application context");
        try (GenericApplicationContext mine = topics.in(whole, this)) {
            super.setApplicationContext(mine);
            return super.newTopics();
        } finally {
            super.setApplicationContext(whole);
        }
    }
}
