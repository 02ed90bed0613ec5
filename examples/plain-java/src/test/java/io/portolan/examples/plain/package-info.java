/** The programs on an estate. */
@NullMarked
package io.portolan.examples.plain;

import org.jspecify.annotations.NullMarked;
