package io.portolan.brokers;

/** An answer of the MSK API. */
record Found(String arn, BootstrapBrokers brokers) {}
