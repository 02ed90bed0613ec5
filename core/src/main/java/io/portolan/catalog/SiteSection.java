package io.portolan.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the entries of {@code client-sites} one by one. A site has a region, or else it has name servers of its own. */
final class SiteSection {

    private static final List<String> KEYS = keys();

    private final DeclaredRoles roles;
    private final UsedRoles all;
    private final AddressSpace addresses;
    private final ResourceClaims claims;

    SiteSection(DeclaredRoles roles, AddressSpace addresses, ResourceClaims claims) {
        this.roles = roles;
        all = UsedRoles.all(roles);
        this.addresses = addresses;
        this.claims = claims;
    }

    /** Empty if a key is missing or has a fault. */
    Optional<ClientSite> read(String name, MapNode site) {
        site.allowOnly(KEYS);
        boolean inAws = site.has("region");
        boolean onPremises = site.has("name-server");
        if (inAws == onPremises) {
            addKindFault(site);
        } else if (onPremises) {
            refuseVpcKeys(site);
        }
        // Of a site that is not clearly one of the two, what it says of a VPC is checked too.
        boolean readsVpc = inAws == onPremises ? SiteNetworkSection.isIn(site) : inAws;
        Optional<SiteNetwork> network = readsVpc ? new SiteNetworkSection(site, claims).read() : Optional.empty();
        Optional<NameServerSoftware> nameServer = site.value("name-server", WordChoice.of(NameServerSoftware.class));
        List<ParsedValue<CidrBlock>> blocks = cidrBlocks(site);
        addresses.claimSite(name, onPremises, blocks);
        UsedRoles used = usedRoles(site);
        if (!site.has("identities") && inAws != onPremises) {
            requireIdentities(network, used, site);
        }
        List<String> identities = identities(used, site);
        SiteClients clients = new SiteClients(ParsedValue.values(blocks), identities, used.names());
        return network.isPresent() || nameServer.isPresent()
                ? Optional.of(new ClientSite(name, network, nameServer, clients))
                : Optional.empty();
    }

    private static void addKindFault(MapNode site) {
        site.place()
                .addFault(
                        "either region or name-server",
                        site.describe(),
                        "A site in AWS has a region. A site on premises has name servers of its own.",
                        "Write region: <region> for a VPC, or name-server: bind, unbound, dnsmasq, windows-dns or coredns.");
    }

    private static void refuseVpcKeys(MapNode site) {
        for (String key : SiteNetworkSection.KEYS) {
            site.refuse(
                    key,
                    "no such key beside name-server",
                    "It is for a VPC, and a site on premises has none.",
                    "Remove it, or write region in place of name-server.");
        }
    }

    private static List<ParsedValue<CidrBlock>> cidrBlocks(MapNode site) {
        site.require(
                "cidr-blocks",
                "Security groups let in questions and clients by their addresses.",
                "Add them, as in cidr-blocks: [10.1.0.0/16]");
        return site.list("cidr-blocks", CidrBlock::parse);
    }

    private UsedRoles usedRoles(MapNode site) {
        if (!site.has("roles")) {
            return all;
        }
        requireEntry(site, "roles", "Without the key, the site's clients use all roles.");
        return UsedRoles.listed(site.node("roles").orElseThrow(), roles);
    }

    /** The site's account can stand for them if there is one, and if it is of a partition of the roles. */
    private static void requireIdentities(Optional<SiteNetwork> network, UsedRoles used, MapNode site) {
        String fix = "Add the role or user of its clients, as in identities: [arn:aws:iam::…:role/…]";
        if (site.has("name-server") && !used.partitions().isEmpty()) {
            String cause = "Somebody must assume the first role, and a site on premises has no account.";
            site.require("identities", cause, fix);
        } else if (network.isPresent() && !used.canBeAssumedIn(network.get().region())) {
            String cause = "Its roles are of another partition, and nobody in the site's account can assume them.";
            site.require("identities", cause, fix);
        }
    }

    private static List<String> identities(UsedRoles used, MapNode site) {
        if (site.has("identities")) {
            requireEntry(site, "identities", "Nobody could assume the first role.");
        }
        List<String> arns = new ArrayList<>();
        for (ParsedValue<Arn> identity : site.list("identities", StsRules::identity)) {
            used.checkPartition(identity);
            arns.add(identity.text().value());
        }
        return arns;
    }

    private static void requireEntry(MapNode site, String key, String cause) {
        site.require(key, cause, "Add one, or leave the key out.");
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of("region", "name-server", "cidr-blocks"));
        keys.addAll(SiteNetworkSection.KEYS);
        keys.addAll(List.of("identities", "roles"));
        return keys;
    }
}
