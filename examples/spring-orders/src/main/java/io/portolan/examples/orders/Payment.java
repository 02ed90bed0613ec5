package io.portolan.examples.orders;

import java.math.BigDecimal;

/** A record in the topic {@code payments}. Another team's service writes it. */
record Payment(String orderId, BigDecimal amount) {}
