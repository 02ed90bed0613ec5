package io.portolan;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.kafka.ClientKind;
import io.portolan.kafka.KafkaClasses;
import io.portolan.runtime.WorkUrgency;
import io.portolan.runtime.WorkerThreads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a client needs beside its brokers: classes and roles. SDK clients and the classes of kafka-clients take longer to
 * load than all remote calls together. So they are loaded while the first client waits for these calls. Thread-safe.
 */
final class ClientPreparation {

    private static final Logger LOG = LoggerFactory.getLogger(ClientPreparation.class);

    private final ClusterDefinition cluster;
    private final ClusterIdentities identities;
    private final ClusterBrokers brokers;
    private final WorkerThreads workers;
    private final AtomicBoolean begun = new AtomicBoolean();

    ClientPreparation(
            ClusterDefinition cluster, ClusterIdentities identities, ClusterBrokers brokers, WorkerThreads workers) {
        this.cluster = cluster;
        this.identities = identities;
        this.brokers = brokers;
        this.workers = workers;
    }

    /**
     * Starts the loading for a client of this kind. Makes no remote call. What fails here fails again where it is needed.
     * Later calls do nothing but check that the Portolan is open.
     */
    void begin(ClientKind kind) {
        workers.requireOpen();
        if (begun.getAndSet(true)) {
            return;
        }
        workers.load(this::prepareAws);
        workers.load(() -> loadKafka(kind));
    }

    /** Assumes the roles for Kafka, so that Kafka's own threads need not wait for STS. */
    void assumeRoles() {
        if (!cluster.authentication().usesAwsIdentity()) {
            return;
        }
        try {
            identities.dataPlaneCredentials(cluster).resolveCredentials();
        } catch (RuntimeException e) {
            // A call that the end of the Portolan cuts short says nothing about STS.
            workers.requireOpen();
            throw e;
        }
    }

    /** The same as part of a call for many clusters. */
    CompletableFuture<?> beginRoles() {
        return workers.submit(WorkUrgency.BATCH, crew -> {
            assumeRoles();
            return cluster;
        });
    }

    /** Builds the SDK's clients on this thread. Makes no remote call. What fails here fails again where it is needed. */
    void prepareAws() {
        if (!cluster.authentication().usesAwsIdentity()) {
            return;
        }
        try {
            identities.dataPlaneCredentials(cluster).prepare();
            brokers.prepare();
        } catch (RuntimeException e) {
            // The first call that needs this fails in the same way and reports it.
            LOG.debug("The SDK's clients for cluster {} are not built yet.", cluster.name(), e);
        }
    }

    private static void loadKafka(ClientKind kind) {
        try {
            KafkaClasses.load(kind);
        } catch (LinkageError e) {
            // Later uses of the class may no longer say why.
            LOG.error("A class of kafka-clients cannot be used, so no client works in this JVM.", e);
        }
    }
}
