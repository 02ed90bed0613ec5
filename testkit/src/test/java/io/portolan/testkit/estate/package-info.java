@NullMarked
package io.portolan.testkit.estate;

import org.jspecify.annotations.NullMarked;
