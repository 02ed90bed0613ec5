package io.portolan.brokers;

/** An answer of the MSK API. */
record LookupAnswer(String arn, BootstrapBrokers brokers) {}
