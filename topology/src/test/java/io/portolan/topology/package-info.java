@NullMarked
package io.portolan.topology;

import org.jspecify.annotations.NullMarked;
