/**
 * A Spring Boot application with two clusters in two regions and accounts.
 *
 * <p>Start with {@link io.portolan.examples.orders.KafkaOrderSender}, which sends, and {@link
 * io.portolan.examples.orders.PaymentListener}, which receives.
 */
@NullMarked
package io.portolan.examples.orders;

import org.jspecify.annotations.NullMarked;
