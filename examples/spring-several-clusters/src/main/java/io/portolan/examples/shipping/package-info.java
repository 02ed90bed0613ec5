/**
 * An application that reads from one cluster and sends to another. Start with
 * {@link io.portolan.examples.shipping.OrderListener}.
 */
@NullMarked
package io.portolan.examples.shipping;

import org.jspecify.annotations.NullMarked;
