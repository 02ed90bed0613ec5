/**
 * The clusters as health components of Spring Boot. DNS, credentials and brokers are separate details.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.spring.health;

import org.jspecify.annotations.NullMarked;
