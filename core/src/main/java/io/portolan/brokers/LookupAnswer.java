package io.portolan.brokers;

/** The MSK API's answer to one look-up. */
record LookupAnswer(String arn, BootstrapBrokers brokers) {}
