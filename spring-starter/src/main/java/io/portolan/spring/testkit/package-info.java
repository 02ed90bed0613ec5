/**
 * {@code LocalMsk} in place of the application's own estate in tests. Start with {@link
 * io.portolan.spring.testkit.LocalMskConnection}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.spring.testkit;

import org.jspecify.annotations.NullMarked;
