@NullMarked
package io.portolan.spring.health;

import org.jspecify.annotations.NullMarked;
