package io.portolan.spring.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets an estate of the testkit stand in for the application's own: its catalog replaces {@code portolan.*}'s, cluster by cluster
 * of the same names, and the site's credentials are the base identity. On a static field of a test, or on a bean method.
 *
 * <pre>{@code
 * @SpringBootTest
 * class CheckoutTest {
 *
 *     @RegisterExtension
 *     @LocalMskConnection("shop")
 *     static final LocalMskExtension estate = LocalMskExtension.of(LocalMsk.builder() … );
 * }
 * }</pre>
 *
 * <p>The field is a {@code LocalMskExtension} or a {@code LocalMsk}; the bean is a {@code LocalMsk}, for which Spring Boot's
 * {@code @ServiceConnection("shop")} does the same.
 */
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface LocalMskConnection {

    /** The site that the application runs at; the estate's JVM must be there, as it is at the first that was declared. */
    String value();
}
