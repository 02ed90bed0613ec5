@NullMarked
package io.portolan.topology.view;

import org.jspecify.annotations.NullMarked;
