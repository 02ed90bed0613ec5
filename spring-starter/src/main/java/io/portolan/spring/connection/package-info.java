/** Stand-ins for clusters of the catalog in tests and development. */
@NullMarked
package io.portolan.spring.connection;

import org.jspecify.annotations.NullMarked;
