/** The clusters as health components of Spring Boot. DNS, credentials and brokers are separate details. */
@NullMarked
package io.portolan.spring.health;

import org.jspecify.annotations.NullMarked;
