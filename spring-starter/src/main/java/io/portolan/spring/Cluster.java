package io.portolan.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Injects a bean of one cluster, by the cluster's logical name; on a bean method, gives a cluster a bean of one's own, or a topic.
 *
 * <pre>{@code
 * Checkout(@Cluster("orders") KafkaTemplate<String, Order> orders) { … }
 *
 * @Bean
 * @Cluster("payments")
 * NewTopic refunds() { … }
 * }</pre>
 *
 * <p>{@code @Qualifier("orders")} does the same.
 */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Qualifier
public @interface Cluster {

    /** The logical name: a key below {@code portolan.clusters}. */
    String value();
}
