package io.portolan.spring;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/**
 * Which topics are of one cluster: those that are qualified by its name, and if it is the primary, those that are not qualified.
 */
record ClusterTopics(String cluster, boolean primary) {

    /** A context that has no other topics, as an admin takes all topics of its context; to be closed. */
    GenericApplicationContext in(ApplicationContext context) {
        GenericApplicationContext mine = new GenericApplicationContext(context);
        add(NewTopic.class, context, mine);
        add(NewTopics.class, context, mine);
        mine.refresh();
        return mine;
    }

    private <T> void add(Class<T> type, ApplicationContext context, GenericApplicationContext mine) {
        context.getBeansOfType(type, false, false).forEach((name, topic) -> {
            if (isMine(name, context)) {
                mine.getBeanFactory().registerSingleton(name, topic);
            }
        });
    }

    private boolean isMine(String bean, ApplicationContext context) {
        String name = QualifiedName.of(bean, context);
        return name == null ? primary : name.equals(cluster);
    }
}
