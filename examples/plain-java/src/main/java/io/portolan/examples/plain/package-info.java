/**
 * Three programs without a framework.
 *
 * <p>Start with {@link io.portolan.examples.plain.OrderProducer} and {@link io.portolan.examples.plain.BillConsumer}. {@link
 * io.portolan.examples.plain.OrderBilling} stands between them and uses transactions.
 */
@NullMarked
package io.portolan.examples.plain;

import org.jspecify.annotations.NullMarked;
