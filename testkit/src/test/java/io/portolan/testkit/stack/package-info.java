@NullMarked
package io.portolan.testkit.stack;

import org.jspecify.annotations.NullMarked;
