@NullMarked
package io.portolan.spring.testkit;

import org.jspecify.annotations.NullMarked;
