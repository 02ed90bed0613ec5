package io.portolan.examples.orders;

import java.util.concurrent.CompletableFuture;

/** Sends orders. */
interface OrderSender {

    /** The partition and offset at which an order is kept. */
    record Receipt(Order order, int partition, long offset) {}

    /** Sends an order. The future completes when the order is safe and fails when it could not be sent. */
    CompletableFuture<Receipt> place(Order order);
}
