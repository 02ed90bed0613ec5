package io.portolan;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.RoleChain;
import io.portolan.credentials.ClientIdentity;
import io.portolan.credentials.CredentialsLease;
import io.portolan.diagnosis.PortolanListener;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;

/** The identities that this Portolan uses for its clusters, and its leases of their credentials. */
final class ClusterIdentities implements AutoCloseable {

    private final ClusterCatalog catalog;
    private final BaseIdentities bases;
    private final PortolanListener listener;
    private final ClientRegion clientRegion;
    private final Map<ClientIdentity, CredentialsLease> leases = new ConcurrentHashMap<>();
    private volatile boolean closed;

    ClusterIdentities(ClusterCatalog catalog, BaseIdentities bases, PortolanListener listener) {
        this.catalog = catalog;
        this.bases = bases;
        this.listener = listener;
        clientRegion = new ClientRegion(catalog.region());
    }

    /** The identity for Kafka itself. */
    ClientIdentity dataPlane(ClusterDefinition cluster) {
        return identity(cluster.access().dataPlane(), cluster::region);
    }

    /** Credentials for Kafka itself. */
    CredentialsLease dataPlaneCredentials(ClusterDefinition cluster) {
        return lease(dataPlane(cluster));
    }

    /** Lets STS be asked again for roles that it has just refused. */
    void forgetRefusals() {
        leases.values().forEach(CredentialsLease::forgetRefusals);
    }

    /** When the session for Kafka itself ends. Empty if there is no session. Reads memory only. */
    Optional<Instant> dataPlaneExpiry(ClusterDefinition cluster) {
        // Without a known region nobody has asked for credentials yet. To find the region may need a call.
        return cluster.authentication().usesAwsIdentity() && clientRegion.isKnown()
                ? Optional.ofNullable(leases.get(dataPlane(cluster))).flatMap(CredentialsLease::expiry)
                : Optional.empty();
    }

    /** Credentials for the MSK API. */
    CredentialsLease controlPlane(ClusterDefinition cluster) {
        return lease(identity(cluster.access().controlPlane(), cluster::region));
    }

    /** The identity that a role alone makes. */
    ClientIdentity roleIdentity(RoleChain role) {
        return identity(Optional.of(role), () -> knownRegion(role));
    }

    /** Credentials of a role for others than clusters. */
    CredentialsLease roleCredentials(RoleChain role) {
        return lease(roleIdentity(role));
    }

    /** A region of the catalog whose STS knows the role. Empty if it names none. */
    private Optional<Region> knownRegion(RoleChain role) {
        Stream<Region> ofClusters = catalog.clusters().stream().flatMap(cluster -> cluster.region().stream());
        return Stream.concat(catalog.serviceVpcs().keySet().stream(), ofClusters)
                .filter(role::isKnownIn)
                .findFirst();
    }

    /** The region in which this client runs. */
    ClientRegion clientRegion() {
        return clientRegion;
    }

    private ClientIdentity identity(Optional<RoleChain> roles, Supplier<Optional<Region>> ownRegion) {
        Optional<Region> client = clientRegion.find();
        boolean otherPartition =
                roles.isPresent() && client.isPresent() && !roles.get().isKnownIn(client.get());
        // A host on premises may have no region, and a role of another partition is not known in this region. Both need
        // STS in the cluster's region.
        Optional<Region> near = otherPartition ? Optional.empty() : client;
        return new ClientIdentity(
                bases.find(roles),
                roles.map(RoleChain::withoutBase),
                near.or(ownRegion).orElseGet(clientRegion),
                otherPartition ? null : catalog.endpoints().sts());
    }

    private CredentialsLease lease(ClientIdentity identity) {
        CredentialsLease lease = leases.computeIfAbsent(identity, key -> CredentialsLease.of(key, listener));
        if (closed) {
            // Work may outlive its Portolan. It must not keep a lease that nobody closes.
            lease.close();
            throw new IllegalStateException("This Portolan is closed");
        }
        return lease;
    }

    @Override
    public void close() {
        closed = true;
        leases.values().forEach(CredentialsLease::close);
        leases.clear();
    }
}
