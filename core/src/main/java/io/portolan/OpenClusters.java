package io.portolan;

import io.portolan.brokers.BrokerDirectory;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.kafka.TlsSettings;
import io.portolan.network.AddressRules;
import io.portolan.preflight.Preflight;
import io.portolan.runtime.WorkerThreads;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The clusters that the application has asked for, and the parts that they share. Thread-safe. */
final class OpenClusters {

    private final ClusterCatalog catalog;
    private final WorkerThreads workers;
    private final ClusterIdentities identities;
    private final BrokerDirectory directory;
    private final Preflight preflight;
    private final Map<String, Cluster> clusters = new ConcurrentHashMap<>();

    OpenClusters(
            ClusterCatalog catalog,
            WorkerThreads workers,
            ClusterIdentities identities,
            BrokerDirectory directory,
            Preflight preflight) {
        this.catalog = catalog;
        this.workers = workers;
        this.identities = identities;
        this.directory = directory;
        this.preflight = preflight;
    }

    /** The cluster of this name. One name always gives the same object. See {@link Portolan#cluster}. */
    Cluster find(String name) {
        workers.requireOpen();
        return clusters.computeIfAbsent(name, this::open);
    }

    /** Whether the application has asked for the cluster of this logical name, by the name itself or by another one. */
    boolean isOpen(String name) {
        return clusters.containsKey(name)
                || clusters.values().stream().anyMatch(cluster -> cluster.name().equals(name));
    }

    /** The whole path from a name to clients. Each stage uses only the stages above it. */
    private Cluster open(String name) {
        ClusterDefinition definition = catalog.cluster(name, identities.clientRegion());
        ClusterBrokers brokers = new ClusterBrokers(definition, directory, workers);
        AddressRules rules = AddressRules.of(catalog.serviceVpcs(), catalog.foreignCidrBlocks(), definition);
        ClusterCalls calls = new ClusterCalls(definition, identities, brokers, rules);
        ClusterPreflight check = new ClusterPreflight(definition, brokers, calls, preflight);
        PreflightGate gate = new PreflightGate(definition.settings().preflight(), brokers, check, workers);
        PreflightGates gates = new PreflightGates(gate, TlsSettings.of(definition));
        ClientPreparation preparation = new ClientPreparation(definition, identities, brokers, workers);
        ClientFactory clients = new ClientFactory(definition, rules, identities, gates, preparation);
        return new Cluster(definition, identities, brokers, gates, clients);
    }
}
