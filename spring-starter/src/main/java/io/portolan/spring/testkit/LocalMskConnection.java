package io.portolan.spring.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets an estate of the testkit stand in for the application's own. It annotates a static field of a test or a bean method.
 * The estate's catalog replaces {@code portolan.*} with clusters of the same names. The site's credentials are the base
 * identity.
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
 * <p>The field is a {@code LocalMskExtension} or a {@code LocalMsk}. The bean is a {@code LocalMsk}. On a bean method Spring
 * Boot's {@code @ServiceConnection("shop")} does the same.
 */
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface LocalMskConnection {

    /**
     * The site at which the application runs. The estate's JVM must be at this site. It is at the site that was declared first.
     */
    String value();
}
