/** Tests of the local estate. */
@NullMarked
package io.portolan.examples.estate;

import org.jspecify.annotations.NullMarked;
