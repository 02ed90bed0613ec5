package io.portolan.examples.shipping;

/** What the carrier is asked to bring. */
public record Shipment(String orderId, String address) {}
