package io.portolan.examples.orders;

import java.util.concurrent.CompletableFuture;

/** Where orders go. */
interface OrderSender {

    /** The partition and offset at which the order is kept. */
    record Receipt(Order order, int partition, long offset) {}

    /** Sends an order; the future ends when it is safe, or could not be sent. */
    CompletableFuture<Receipt> place(Order order);
}
