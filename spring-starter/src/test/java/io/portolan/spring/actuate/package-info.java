@NullMarked
package io.portolan.spring.actuate;

import org.jspecify.annotations.NullMarked;
