package io.portolan;

import io.portolan.brokers.Brokers;
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
final class HeadStart {

    private final ClusterDefinition cluster;
    private final Identities identities;
    private final Brokers brokers;
    private final Executor executor;
    private final AtomicBoolean begun = new AtomicBoolean();

    HeadStart(ClusterDefinition cluster, Identities identities, Brokers brokers, Executor executor) {
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
        if (cluster.iam()) {
            executor.execute(() -> quietly(this::prepareAws));
        }
        executor.execute(() -> KafkaClasses.load(kind));
    }

    private void prepareAws() {
        identities.dataPlaneCredentials(cluster).prepare();
        brokers.prepare(cluster);
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            // Told by whoever needs it.
        }
    }
}
