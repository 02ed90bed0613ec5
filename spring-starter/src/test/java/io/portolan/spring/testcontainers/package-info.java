@NullMarked
package io.portolan.spring.testcontainers;

import org.jspecify.annotations.NullMarked;
