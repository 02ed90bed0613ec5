/**
 * The actuator endpoint {@code portolan}, which shows the clusters' state and runs checks.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.spring.actuate;

import org.jspecify.annotations.NullMarked;
