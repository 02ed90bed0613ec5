/**
 * Stand-ins for clusters of the catalog in tests and development.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.spring.connection;

import org.jspecify.annotations.NullMarked;
