package io.portolan.topology.explain;

import io.portolan.catalog.ClientSite;
import io.portolan.catalog.SiteNetwork;
import java.util.List;

/** Who assumes the first role at a site. */
final class SiteIdentities {

    private SiteIdentities() {}

    /** Without identities in the catalog it is everybody in the site's account. Nobody is known on premises. */
    static List<String> of(ClientSite site) {
        if (!site.identities().isEmpty()) {
            return site.identities();
        }
        return site.network().map(SiteNetwork::account).stream()
                .map(account -> "arn:aws:iam::" + account + ":root")
                .toList();
    }
}
