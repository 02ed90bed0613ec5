package io.portolan;

import io.portolan.brokers.BrokerDirectory;
import io.portolan.brokers.KnownBrokers;
import io.portolan.brokers.LookupCounts;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.runtime.WorkerThreads;
import java.util.Optional;
import java.util.function.Supplier;

/** The bootstrap brokers of one cluster. Thread-safe. */
final class ClusterBrokers implements BrokerSupply {

    private final ClusterDefinition definition;
    private final BrokerDirectory directory;
    private final WorkerThreads workers;
    private final Supplier<KnownBrokers> known;

    ClusterBrokers(ClusterDefinition definition, BrokerDirectory directory, WorkerThreads workers) {
        this.definition = definition;
        this.directory = directory;
        this.workers = workers;
        known = directory.supplier(definition);
    }

    @Override
    public KnownBrokers get() {
        requireOpen();
        try {
            return known.get();
        } catch (RuntimeException e) {
            // A look-up that the end of the Portolan cuts short says nothing about the network.
            requireOpen();
            throw e;
        }
    }

    /** Throws an {@link IllegalStateException} after the Portolan is closed. */
    void requireOpen() {
        workers.requireOpen();
    }

    /** Also works after the Portolan is closed. */
    @Override
    public Optional<KnownBrokers> peek() {
        return definition.source().needsLookup() ? directory.peek(definition) : Optional.of(known.get());
    }

    /** See {@link BrokerDirectory#learnClusterId}. */
    void learnClusterId(String id) {
        directory.learnClusterId(definition, id);
    }

    LookupCounts counts() {
        return directory.counts(definition);
    }

    /** See {@link BrokerDirectory#canDoWithoutApi}. */
    boolean canDoWithoutApi() {
        return directory.canDoWithoutApi(definition);
    }

    /** See {@link BrokerDirectory#refreshFromApi}. */
    boolean refreshFromApi() {
        return directory.refreshFromApi(definition);
    }

    /** See {@link BrokerDirectory#prepare}. */
    void prepare() {
        directory.prepare(definition);
    }
}
