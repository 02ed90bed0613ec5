/**
 * The text that a user reads when Portolan ends the start of an application. It is a description and an action
 * without a stack trace.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.spring.failure;

import org.jspecify.annotations.NullMarked;
