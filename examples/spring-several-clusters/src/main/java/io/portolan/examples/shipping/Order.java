package io.portolan.examples.shipping;

/** An order as the shop sends it. */
public record Order(String id, String address) {}
