package io.portolan.spring;

import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.kafka.core.KafkaAdmin;

/** Makes the topics of one cluster, once the clusters have been looked up. */
final class ClusterAdmin extends KafkaAdmin {

    private final ClusterKafka kafka;

    ClusterAdmin(ClusterKafka kafka) {
        super(kafka.admin());
        this.kafka = kafka;
    }

    @Override
    public void setApplicationContext(ApplicationContext context) {
        super.setApplicationContext(kafka.topics(context, this));
    }

    @Override
    protected void checkBootstrap(Map<String, Object> config) {
        kafka.connection().complete(ClientPropertyNames.ADMIN, config);
        super.checkBootstrap(config);
    }

    /** Nothing yet: the clusters are looked up, all side by side, when the application starts. */
    @Override
    public void afterSingletonsInstantiated() {}

    String cluster() {
        return kafka.cluster();
    }

    void createTopics() {
        super.afterSingletonsInstantiated();
    }

    void createTopicsBeforeFirstClient() {
        kafka.connection().runBeforeFirstClient(this::createTopics);
    }
}
