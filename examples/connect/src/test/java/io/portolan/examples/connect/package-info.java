/**
 * The files of this example run on a local estate. Start with {@link io.portolan.examples.connect.ConnectExampleTest}.
 */
@NullMarked
package io.portolan.examples.connect;

import org.jspecify.annotations.NullMarked;
