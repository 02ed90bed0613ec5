package io.portolan.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the entries of {@code client-sites} one by one. A site has a region, or else it has name servers of its own. */
final class SiteSection {

    private static final List<String> KEYS = keys();

    private final DeclaredRoles roles;
    private final AddressSpace addresses;
    private final ResourceClaims claims;

    SiteSection(DeclaredRoles roles, AddressSpace addresses, ResourceClaims claims) {
        this.roles = roles;
        this.addresses = addresses;
        this.claims = claims;
    }

    /** Empty if a key is missing or has a fault. */
    Optional<ClientSite> read(String name, MapNode site) {
        site.allowOnly(KEYS);
        boolean onPremises = site.has("name-server");
        if (onPremises == site.has("region")) {
            addKindFault(site);
            return Optional.empty();
        }
        Optional<SiteNetwork> network = onPremises ? Optional.empty() : new SiteNetworkSection(site, claims).read();
        Optional<NameServerSoftware> nameServer = site.value("name-server", WordChoice.of(NameServerSoftware.class));
        List<ParsedValue<CidrBlock>> blocks = cidrBlocks(name, onPremises, site);
        List<RoleChain> used = roles(site);
        List<String> identities = identities(onPremises, used, site);
        if (network.isEmpty() && nameServer.isEmpty()) {
            return Optional.empty();
        }
        List<String> roleNames =
                site.has("roles") ? used.stream().map(RoleChain::name).toList() : List.of();
        return Optional.of(
                new ClientSite(name, network, nameServer, ParsedValue.values(blocks), identities, roleNames));
    }

    private static void addKindFault(MapNode site) {
        site.place()
                .addFault(
                        "either region or name-server",
                        site.describe(),
                        "A site in AWS has a region. A site on premises has name servers of its own.",
                        "Write region: <region> for a VPC, or name-server: bind, unbound, dnsmasq, windows-dns or coredns.");
    }

    private List<ParsedValue<CidrBlock>> cidrBlocks(String name, boolean onPremises, MapNode site) {
        if (onPremises) {
            for (String key : SiteNetworkSection.KEYS) {
                site.refuse(
                        key,
                        "no such key beside name-server",
                        "It is for a VPC, and a site on premises has none.",
                        "Remove it, or remove name-server.");
            }
        }
        site.require(
                "cidr-blocks",
                "Security groups let in questions and clients by their addresses.",
                "Add them, as in cidr-blocks: [10.1.0.0/16]");
        List<ParsedValue<CidrBlock>> blocks = site.list("cidr-blocks", CidrBlock::parse);
        addresses.claimSite(name, onPremises, blocks);
        return blocks;
    }

    /** The roles that the site's clients use. */
    private List<RoleChain> roles(MapNode site) {
        if (!site.has("roles")) {
            return List.copyOf(roles.sound().values());
        }
        requireEntry(site, "roles", "Without the key, the site's clients use all roles.");
        List<RoleChain> used = new ArrayList<>();
        for (TextNode name : site.node("roles").orElseThrow().texts()) {
            roles.find(name).ifPresent(role -> used.add(role.value()));
        }
        return used;
    }

    private static List<String> identities(boolean onPremises, List<RoleChain> used, MapNode site) {
        if (site.has("identities")) {
            requireEntry(site, "identities", "Nobody could assume the first role.");
        } else if (onPremises && !used.isEmpty()) {
            site.require(
                    "identities",
                    "Somebody must assume the first role, and a site on premises has no account.",
                    "Add the role or user of its clients, as in identities: [arn:aws:iam::…:role/…]");
        }
        List<ParsedValue<Arn>> identities = site.list("identities", StsRules::identity);
        Set<String> partitions = new LinkedHashSet<>();
        for (RoleChain role : used) {
            role.hops().stream().limit(1).forEach(hop -> partitions.add(Arn.partition(hop.roleArn())));
        }
        List<String> arns = new ArrayList<>();
        for (ParsedValue<Arn> identity : identities) {
            if (!partitions.isEmpty() && !partitions.contains(identity.value().partition())) {
                identity.addFault(
                        "an identity of the partition " + QuotedText.list(partitions)
                                + ", as the roles that it assumes",
                        "No role can be assumed across partitions.",
                        "Name an identity of that partition.");
            }
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
