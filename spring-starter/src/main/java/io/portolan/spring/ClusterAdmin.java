package io.portolan.spring;

import io.portolan.kafka.KafkaClassLoader;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.ApplicationContext;
import org.springframework.kafka.core.KafkaAdmin;

/** Creates the topics of one cluster after the clusters have been looked up. */
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
    protected Admin createAdmin() {
        return KafkaClassLoader.call(super::createAdmin);
    }

    @Override
    protected void checkBootstrap(Map<String, Object> config) {
        kafka.connection().complete(ClientPropertyNames.ADMIN, config);
        super.checkBootstrap(config);
    }

    /** Does nothing here, since {@link ClusterStart} looks all clusters up in parallel first. */
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
