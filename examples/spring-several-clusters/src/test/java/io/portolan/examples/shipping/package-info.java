/** The application on an estate, with its clusters by name and by hand. */
@NullMarked
package io.portolan.examples.shipping;

import org.jspecify.annotations.NullMarked;
