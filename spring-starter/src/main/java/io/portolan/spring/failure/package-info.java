/** What a user reads when an application does not start because of Portolan: description and action, no stack. */
@NullMarked
package io.portolan.spring.failure;

import org.jspecify.annotations.NullMarked;
