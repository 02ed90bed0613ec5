/**
 * An estate on this machine with its control planes, for the page from an empty account to a proven estate. Start with {@link
 * io.portolan.examples.estate.LocalEstate}, the program, and with {@link io.portolan.examples.estate.EstateConsole}, which
 * does what is typed.
 */
@NullMarked
package io.portolan.examples.estate;

import org.jspecify.annotations.NullMarked;
