/** What a native image must be told of, since it is found by name at run time. */
@NullMarked
package io.portolan.spring.aot;

import org.jspecify.annotations.NullMarked;
