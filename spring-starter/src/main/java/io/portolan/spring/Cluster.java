package io.portolan.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Selects a cluster by its logical name. At an injection point it injects a bean of that cluster. On a bean method it gives
 * the bean or the topic to that cluster.
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

    /** The logical name of the cluster. It is a key below {@code portolan.clusters}. */
    String value();
}
