package io.portolan.catalog;

/** Which IP version the clients of an MSK cluster use. Dual-stack clusters have bootstrap brokers for each. */
public enum IpFamily {
    /** IPv4 alone. */
    V4,
    /** IPv6 alone. */
    V6,
    /** The bootstrap brokers of both. */
    DUAL
}
