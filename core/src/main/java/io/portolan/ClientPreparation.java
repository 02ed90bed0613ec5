package io.portolan;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.kafka.ClientKind;
import io.portolan.kafka.KafkaClasses;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads what the first client of a cluster needs while that client waits for remote calls. SDK clients and the classes of
 * kafka-clients take longer to load than all these calls together. Makes no remote call. What fails here fails again
 * where it is needed, and is reported there. Thread-safe.
 */
final class ClientPreparation {

    private static final Logger LOG = LoggerFactory.getLogger(ClientPreparation.class);

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

    /** Starts the loading for a client of this kind. Later calls do nothing but check that the Portolan is open. */
    void begin(ClientKind kind) {
        brokers.requireOpen();
        if (begun.getAndSet(true)) {
            return;
        }
        if (cluster.authentication().usesAwsIdentity()) {
            runQuietly(() -> executor.execute(() -> runQuietly(this::prepareAws)));
        }
        runQuietly(() -> executor.execute(() -> runQuietly(() -> KafkaClasses.load(kind))));
    }

    private void prepareAws() {
        identities.dataPlaneCredentials(cluster).prepare();
        brokers.prepare();
    }

    private static void runQuietly(Runnable work) {
        try {
            work.run();
        } catch (LinkageError e) {
            // Later uses of the class may no longer say why.
            LOG.error("A class that Kafka's clients need does not work in this JVM.", e);
        } catch (Throwable e) {
            // The first call that needs this fails in the same way and reports it.
            LOG.debug("A preparation failed.", e);
        }
    }
}
