package io.portolan.brokers;

import io.portolan.aws.AwsClients;
import io.portolan.catalog.Endpoints;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;

/**
 * One client of the MSK API for each region. It is built when it is first needed. Each call brings its own credentials, because a
 * client for each role would cost about 30 kB of heap.
 */
final class MskApiClients implements AutoCloseable {

    private final Endpoints endpoints;
    private final Map<Region, KafkaClient> clients = new HashMap<>();
    private boolean closed;

    MskApiClients(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    synchronized KafkaClient client(Region region) {
        if (closed) {
            throw new IllegalStateException("This directory of brokers is closed");
        }
        return clients.computeIfAbsent(region, this::build);
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (KafkaClient client : clients.values()) {
            client.close();
        }
        clients.clear();
    }

    private KafkaClient build(Region region) {
        return AwsClients.build(KafkaClient.builder(), region, endpoints.kafka().get(region));
    }
}
