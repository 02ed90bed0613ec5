package io.portolan;

import io.portolan.aws.HostRegion;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.RoleChain;
import io.portolan.credentials.BaseIdentity;
import io.portolan.credentials.ClientIdentity;
import io.portolan.credentials.CredentialsLease;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.regions.Region;

/** The identities that this Portolan uses for its clusters, and its leases of their credentials. */
final class ClusterIdentities implements AutoCloseable {

    private final ClusterCatalog catalog;
    private final BaseIdentity base;
    private final PortolanListener listener;
    private final HostRegion hostRegion = new HostRegion();
    private final Map<ClientIdentity, CredentialsLease> leases = new ConcurrentHashMap<>();
    private volatile boolean closed;

    ClusterIdentities(ClusterCatalog catalog, BaseIdentity base, PortolanListener listener) {
        this.catalog = catalog;
        this.base = base;
        this.listener = listener;
    }

    /** The identity for Kafka itself. */
    ClientIdentity dataPlane(ClusterDefinition cluster) {
        return identity(cluster.access().dataPlane(), cluster);
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
        return cluster.authentication().usesAwsIdentity() && (catalog.region().isPresent() || hostRegion.isKnown())
                ? Optional.ofNullable(leases.get(dataPlane(cluster))).flatMap(CredentialsLease::expiry)
                : Optional.empty();
    }

    /** Credentials for the MSK API. */
    CredentialsLease controlPlane(ClusterDefinition cluster) {
        return lease(identity(cluster.access().controlPlane(), cluster));
    }

    /** The region in which this client runs. The catalog names it, or else the SDK's region provider chain finds it. */
    Region clientRegion() {
        return catalog.region().or(hostRegion::find).orElseThrow(ClusterIdentities::noRegion);
    }

    private ClientIdentity identity(Optional<RoleChain> roles, ClusterDefinition cluster) {
        // A host on premises may have no region. It uses STS in the cluster's region.
        Region stsRegion =
                catalog.region().or(hostRegion::find).or(cluster::region).orElseThrow(ClusterIdentities::noRegion);
        return new ClientIdentity(base, roles, stsRegion, catalog.endpoints().sts());
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

    private static PortolanException noRegion() {
        return new PortolanException(
                "The client's own region is not known",
                Finding.about(Code.CATALOG_INVALID, "region")
                        .asked("the catalog, then the AWS SDK's region provider chain")
                        .seen("no region")
                        .cause("Neither the catalog nor AWS_REGION, the profile or the instance metadata names one.")
                        .fix("Add region: <region> to the catalog, or set AWS_REGION.")
                        .build());
    }

    @Override
    public void close() {
        closed = true;
        leases.values().forEach(CredentialsLease::close);
        leases.clear();
    }
}
