/**
 * The files of this example run on a local estate. Start with {@link io.portolan.examples.mirror.MirrorExampleTest}.
 */
@NullMarked
package io.portolan.examples.mirror;

import org.jspecify.annotations.NullMarked;
