package io.portolan.kafka;

/** Skeleton. */
public final class ClientConfig {

    private ClientConfig() {}
}
