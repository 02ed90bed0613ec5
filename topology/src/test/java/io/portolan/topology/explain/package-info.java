@NullMarked
package io.portolan.topology.explain;

import org.jspecify.annotations.NullMarked;
