/** The actuator endpoint {@code portolan}, which shows the clusters' state and runs checks. */
@NullMarked
package io.portolan.spring.actuate;

import org.jspecify.annotations.NullMarked;
