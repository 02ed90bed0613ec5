package io.portolan.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A place where clients run: a VPC of AWS or a site on premises. Clients themselves do not read it. Immutable and thread-safe.
 *
 * @param name the key under {@code client-sites}
 * @param network its VPC. Empty for a site on premises.
 * @param nameServer the software of its name servers. Empty for a VPC.
 * @param clients its clients
 */
public record ClientSite(
        String name, Optional<SiteNetwork> network, Optional<NameServerSoftware> nameServer, SiteClients clients) {

    /** The address space of its clients and of its name servers. At least one block. */
    public List<CidrBlock> cidrBlocks() {
        return clients.cidrBlocks();
    }

    /** The ARNs of who assumes the first role. If empty, it is everybody in the site's account. */
    public List<String> identities() {
        return clients.identities();
    }

    /** Whether its clients may reach a cluster, since they use its role or it has none. */
    public boolean uses(ClusterDefinition cluster) {
        Optional<RoleChain> role = cluster.access().dataPlane();
        return role.isEmpty()
                || roles().isEmpty()
                || roles().contains(role.get().name());
    }

    /** The names of the roles that its clients use. If empty, it is all of them. */
    public List<String> roles() {
        return clients.roles();
    }
}
