package io.portolan.testkit.estate;

/** The way of traffic through a security group. */
public enum TrafficDirection {
    /** It comes in. */
    INGRESS,
    /** It goes out. */
    EGRESS
}
