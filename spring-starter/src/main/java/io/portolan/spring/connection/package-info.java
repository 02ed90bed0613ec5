/** What stands in for clusters of the catalog, in tests and in development. */
@NullMarked
package io.portolan.spring.connection;

import org.jspecify.annotations.NullMarked;
