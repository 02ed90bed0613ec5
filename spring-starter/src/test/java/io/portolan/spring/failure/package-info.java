@NullMarked
package io.portolan.spring.failure;

import org.jspecify.annotations.NullMarked;
