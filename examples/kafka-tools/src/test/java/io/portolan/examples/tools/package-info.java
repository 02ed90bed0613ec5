/**
 * The files of this example run on a local estate. Start with {@link io.portolan.examples.tools.ToolsExampleTest}.
 */
@NullMarked
package io.portolan.examples.tools;

import org.jspecify.annotations.NullMarked;
