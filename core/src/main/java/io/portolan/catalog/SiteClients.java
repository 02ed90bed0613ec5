package io.portolan.catalog;

import java.util.List;

/**
 * The clients of a site. Immutable and thread-safe.
 *
 * @param cidrBlocks the address space of the clients and of their name servers. At least one block.
 * @param identities the ARNs of who assumes the first role. If empty, it is everybody in the site's account.
 * @param roles the names of the roles that they use. If empty, it is all of them.
 */
public record SiteClients(List<CidrBlock> cidrBlocks, List<String> identities, List<String> roles) {

    /** Copies the lists. */
    public SiteClients {
        cidrBlocks = List.copyOf(cidrBlocks);
        identities = List.copyOf(identities);
        roles = List.copyOf(roles);
    }
}
