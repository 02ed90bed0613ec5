/** What the actuator endpoint {@code portolan} tells of the clusters, and the checks that it runs. */
@NullMarked
package io.portolan.spring.actuate;

import org.jspecify.annotations.NullMarked;
