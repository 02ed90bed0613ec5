/**
 * The program {@code portolan} for the command line. It checks clusters, looks up their brokers, prints client properties and
 * checks catalogs.
 *
 * <p>Start with {@link io.portolan.cli.Main} and {@code PortolanCommand}. Each command is a class of its own.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.cli;

import org.jspecify.annotations.NullMarked;
