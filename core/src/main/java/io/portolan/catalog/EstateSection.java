package io.portolan.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** Reads what describes the estate. It is in {@code service-vpcs}, {@code client-sites}, {@code roles} and {@code inspect-roles}. */
final class EstateSection {

    private final MapNode catalog;
    private final DeclaredRoles roles;
    private final AddressSpace addresses;
    private final ResourceClaims claims = new ResourceClaims();

    EstateSection(MapNode catalog, DeclaredRoles roles, AddressSpace addresses) {
        this.catalog = catalog;
        this.roles = roles;
        this.addresses = addresses;
    }

    EstateDescription read() {
        Map<Region, ServiceVpcSite> serviceVpcs = serviceVpcs();
        return new EstateDescription(
                serviceVpcs,
                catalog.has("client-sites") ? clientSites() : Map.of(),
                roles.sound(),
                roleAccess(),
                inspectRoles());
    }

    private Map<Region, ServiceVpcSite> serviceVpcs() {
        Map<Region, ServiceVpcSite> sites = new LinkedHashMap<>();
        for (MapField entry : catalog.entries("service-vpcs")) {
            if (entry.node() instanceof MapNode vpc && ServiceVpcSection.describesEstate(vpc)) {
                Optional<Region> region = entry.key().parse(AwsRegions::parse);
                Optional<ServiceVpcSite> site =
                        region.isPresent() ? new ServiceVpcSection(vpc, claims).read(region.get()) : Optional.empty();
                if (site.isPresent()) {
                    sites.put(region.get(), site.get());
                }
            }
        }
        return sites;
    }

    private Map<String, ClientSite> clientSites() {
        SiteSection section = new SiteSection(roles, addresses, claims);
        Map<String, ClientSite> sites = new LinkedHashMap<>();
        Map<String, MapNode> written = new LinkedHashMap<>();
        for (MapField entry : catalog.entries("client-sites")) {
            String name = entry.key().value();
            entry.key().parse(NameRules::key);
            Optional<MapNode> fields = entry.node().fields();
            if (fields.isPresent()) {
                written.put(name, fields.get());
                section.read(name, fields.get()).ifPresent(site -> sites.put(name, site));
            }
        }
        new SiteReferences(written, sites).check();
        return sites;
    }

    private Map<String, RoleAccess> roleAccess() {
        Map<String, RoleAccess> access = new LinkedHashMap<>();
        for (MapField entry : catalog.entries("roles")) {
            Optional<MapNode> fields = entry.node() instanceof MapNode role ? role.fields("access") : Optional.empty();
            if (fields.isPresent()) {
                access.put(entry.key().value(), AccessRules.read(fields.get()));
            }
        }
        return access;
    }

    private Map<String, RoleChain> inspectRoles() {
        Map<String, RoleChain> inspectRoles = new LinkedHashMap<>();
        for (MapField entry : catalog.entries("inspect-roles")) {
            Optional<String> account = entry.key().parse(ResourceRules::account);
            Optional<TextNode> name = entry.node().text();
            Optional<ParsedValue<RoleChain>> role = name.isPresent() ? roles.find(name.get()) : Optional.empty();
            if (account.isPresent() && role.isPresent()) {
                checkAccount(account.get(), role.get());
                inspectRoles.put(account.get(), role.get().value());
            }
        }
        return inspectRoles;
    }

    private static void checkAccount(String account, ParsedValue<RoleChain> role) {
        List<Hop> hops = role.value().hops();
        if (!hops.isEmpty() && !role.value().lastHop().account().equals(account)) {
            role.addFault(
                    "a role whose last hop is in the account " + account,
                    "Its last hop is in the account " + role.value().lastHop().account()
                            + ", and it can read only that one.",
                    "Name a role of this account, or correct the account.");
        }
    }
}
