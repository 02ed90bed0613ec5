@NullMarked
package io.portolan.spring.aot;

import org.jspecify.annotations.NullMarked;
