/**
 * The preflight as a program, {@code portolan}: check, resolve, config, catalog lint, watch.
 *
 * <p>Start with {@link io.portolan.cli.Main}; each command is a class of its own.
 */
@NullMarked
package io.portolan.cli;

import org.jspecify.annotations.NullMarked;
