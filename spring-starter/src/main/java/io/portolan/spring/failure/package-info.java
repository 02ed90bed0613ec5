/**
 * The text that a user reads when Portolan ends the start of an application. It is a description and an action
 * without a stack trace.
 */
@NullMarked
package io.portolan.spring.failure;

import org.jspecify.annotations.NullMarked;
