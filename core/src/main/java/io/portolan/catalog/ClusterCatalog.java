package io.portolan.catalog;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.Region;

/** Skeleton; the catalog's author replaces the bodies and completes the Javadoc. */
public final class ClusterCatalog {

    private ClusterCatalog() {}

    /** Loads and checks a YAML file. */
    public static ClusterCatalog load(Path file) {
        throw new UnsupportedOperationException("catalog");
    }

    /** The environment's name. */
    public String environment() {
        throw new UnsupportedOperationException("catalog");
    }

    /** The client's own region, if the catalog says it. */
    public Optional<Region> region() {
        throw new UnsupportedOperationException("catalog");
    }

    /** All logical names. */
    public Set<String> clusterNames() {
        throw new UnsupportedOperationException("catalog");
    }

    /** One cluster; the client's region is only asked for where a name exists in several regions. */
    public ClusterDefinition cluster(String name, Supplier<Region> clientRegion) {
        throw new UnsupportedOperationException("catalog");
    }

    /** The service VPCs by region. */
    public Map<Region, ServiceVpc> serviceVpcs() {
        throw new UnsupportedOperationException("catalog");
    }

    /** Known address space of other environments, by environment. */
    public Map<String, List<CidrBlock>> foreignCidrBlocks() {
        throw new UnsupportedOperationException("catalog");
    }

    /** Name servers to ask as the host resolver; empty: those that this host is configured with. */
    public List<InetSocketAddress> hostResolvers() {
        throw new UnsupportedOperationException("catalog");
    }

    /** Endpoint overrides. */
    public Endpoints endpoints() {
        throw new UnsupportedOperationException("catalog");
    }
}
