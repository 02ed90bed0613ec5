package io.portolan.examples.orders;

import java.math.BigDecimal;

/** What the topic {@code payments} holds; another team's service writes it. */
record Payment(String orderId, BigDecimal amount) {}
