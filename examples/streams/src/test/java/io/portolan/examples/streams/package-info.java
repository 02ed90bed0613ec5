/** The application on an estate. */
@NullMarked
package io.portolan.examples.streams;

import org.jspecify.annotations.NullMarked;
