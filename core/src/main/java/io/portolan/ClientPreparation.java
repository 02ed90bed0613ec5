package io.portolan;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.kafka.ClientKind;
import io.portolan.kafka.KafkaClasses;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Loads what the first client of a cluster needs besides answers, while those are waited for: SDK clients and the classes of
 * kafka-clients take longer than all calls together. Makes no remote call. What fails here fails again where it is needed, and is
 * told there. Thread-safe.
 */
final class ClientPreparation {

    private final ClusterDefinition cluster;
    private final ClusterIdentities identities;
    private final ClusterBrokers brokers;
    private final Executor executor;
    private final AtomicBoolean begun = new AtomicBoolean();

    ClientPreparation(
            ClusterDefinition cluster, ClusterIdentities identities, ClusterBrokers brokers, Executor executor) {
        this.cluster = cluster;
        this.identities = identities;
        this.brokers = brokers;
        this.executor = executor;
    }

    /** Begins, the first time: for a client of this kind. */
    void begin(ClientKind kind) {
        if (begun.getAndSet(true)) {
            return;
        }
        if (cluster.authentication().usesAwsIdentity()) {
            executor.execute(() -> runQuietly(this::prepareAws));
        }
        executor.execute(() -> KafkaClasses.load(kind));
    }

    private void prepareAws() {
        identities.dataPlaneCredentials(cluster).prepare();
        brokers.prepare();
    }

    private static void runQuietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            // Told by whoever needs it.
        }
    }
}
