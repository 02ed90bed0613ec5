/**
 * The hints that a native image needs because code is found by name at run time.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.spring.aot;

import org.jspecify.annotations.NullMarked;
