@NullMarked
package io.portolan.spring.metrics;

import org.jspecify.annotations.NullMarked;
