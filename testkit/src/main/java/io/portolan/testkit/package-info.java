/**
 * What would this code do in an MSK Serverless estate? A whole estate runs in one JVM.
 *
 * <p>Start with {@link io.portolan.testkit.LocalMsk}. In JUnit tests start with
 * {@link io.portolan.testkit.LocalMskExtension}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.testkit;

import org.jspecify.annotations.NullMarked;
