package io.portolan.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A place where clients run: a VPC of AWS or a site on premises. Clients themselves do not read it. Immutable and thread-safe.
 *
 * @param name the key under {@code client-sites}
 * @param network its VPC. Empty for a site on premises.
 * @param nameServer the software of its name servers. Empty for a VPC.
 * @param cidrBlocks the address space of its clients and of its name servers. At least one block.
 * @param identities the ARNs of who assumes the first role. If empty, it is everybody in the site's account.
 * @param roles the names of the roles that its clients use. If empty, it is all of them.
 */
public record ClientSite(
        String name,
        Optional<SiteNetwork> network,
        Optional<NameServerSoftware> nameServer,
        List<CidrBlock> cidrBlocks,
        List<String> identities,
        List<String> roles) {

    /** Copies the lists. */
    public ClientSite {
        cidrBlocks = List.copyOf(cidrBlocks);
        identities = List.copyOf(identities);
        roles = List.copyOf(roles);
    }
}
