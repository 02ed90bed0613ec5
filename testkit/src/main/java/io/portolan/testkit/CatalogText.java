package io.portolan.testkit;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a site's {@code portolan.yaml} as an operator of its environment would. */
final class CatalogText {

    private final LocalMskBuilder declared;
    private final LocalMsk msk;
    private final Site site;
    private final EstateText estate;
    private final TrustPaths paths;
    private final StringBuilder text = new StringBuilder();

    CatalogText(LocalMskBuilder declared, LocalMsk msk, Site site, EstateNetworks networks) {
        this.declared = declared;
        this.msk = msk;
        this.site = site;
        this.estate = new EstateText(declared, networks);
        this.paths = TrustPaths.from(site.identity(), declared.roles.values());
    }

    String write() {
        line("environment: " + site.environment());
        line("region: " + site.region());
        line("host-resolvers: [" + hostAndPort(site.resolver().address()) + "]");
        endpoints();
        // A test must not start with what an earlier test found out.
        line("snapshot: {policy: off}");
        serviceVpcs();
        foreignBlocks();
        clientSites();
        roles();
        clusters();
        defaults();
        return text.toString();
    }

    private void endpoints() {
        line("endpoints:");
        line("  sts: " + msk.endpoint(site.region()));
        line("  kafka:");
        vpcs().forEach(vpc -> line("    " + vpc.region() + ": " + msk.endpoint(vpc.region())));
        if (declared.fromTemplates) {
            line("  inspect:");
            msk.regions().forEach(region -> line("    " + region + ": " + msk.endpoint(region)));
        }
    }

    private void serviceVpcs() {
        line("service-vpcs:");
        vpcs().forEach(vpc -> line(
                "  " + vpc.region() + ": {cidr-blocks: [" + vpc.cidrBlock() + ipv6Block(vpc) + "], inbound-resolvers: ["
                        + vpc.inboundResolvers().stream()
                                .map(resolver -> hostAndPort(resolver.address()))
                                .collect(Collectors.joining(", "))
                        + "]" + (declared.fromTemplates ? estate.serviceVpc(vpc) : "") + "}"));
    }

    private String ipv6Block(LocalVpc vpc) {
        LocalMskBuilder.VpcKey key = new LocalMskBuilder.VpcKey(vpc.environment(), vpc.region());
        return declared.clusters.values().stream()
                        .anyMatch(cluster -> cluster.dualStack && cluster.vpc().equals(key))
                ? ", \"" + DualStackNames.BLOCK + "\""
                : "";
    }

    private void foreignBlocks() {
        Map<String, List<String>> blocks = new TreeMap<>();
        msk.serviceVpcs().stream()
                .filter(vpc -> !vpc.environment().equals(site.environment()))
                .forEach(vpc -> blocks.computeIfAbsent(vpc.environment(), any -> new ArrayList<>())
                        .add(vpc.cidrBlock()));
        section("foreign-cidr-blocks:", blocks.entrySet());
        blocks.forEach((environment, cidrs) -> line("  " + environment + ": " + cidrs));
    }

    private void clientSites() {
        List<Site> sites = !declared.fromTemplates
                ? List.of()
                : msk.sites().stream()
                        .filter(other -> other.environment().equals(site.environment()))
                        .toList();
        List<String> lines = estate.clientSites(sites, this::sharedRoles, defaultRoles());
        section("client-sites:", lines);
        lines.forEach(this::line);
    }

    /** The roles that a site has if its entry names none. */
    private List<String> defaultRoles() {
        return reachable().stream()
                .filter(role -> !role.uses.isEmpty())
                .map(this::key)
                .toList();
    }

    /** The roles that another site can assume by the same chain. */
    private List<String> sharedRoles(Site other) {
        TrustPaths others = TrustPaths.from(other.identity(), declared.roles.values());
        return reachable().stream()
                .filter(role -> others.chainTo(role).equals(paths.chainTo(role)))
                .map(this::key)
                .toList();
    }

    private List<RoleBuilder> reachable() {
        return declared.roles.values().stream()
                .filter(role -> !role.uses.isEmpty() || isInspecting(role))
                .filter(role -> !paths.chainTo(role).isEmpty())
                .toList();
    }

    private boolean isInspecting(RoleBuilder role) {
        return declared.fromTemplates && role.inspects();
    }

    private void roles() {
        List<RoleBuilder> reachable = reachable();
        section("roles:", reachable);
        for (RoleBuilder role : reachable) {
            line("  " + key(role) + ":");
            line("    session-name: " + site.name());
            line("    chain:");
            paths.chainTo(role).forEach(hop -> line("      - " + hop(hop)));
            if (declared.fromTemplates && !role.uses.isEmpty()) {
                line(EstateText.access(role));
            }
        }
        List<RoleBuilder> inspecting =
                reachable.stream().filter(this::isInspecting).toList();
        section("inspect-roles:", inspecting);
        inspecting.forEach(role -> line("  \"" + role.account() + "\": " + key(role)));
    }

    private static String hop(RoleBuilder role) {
        return role.externalId == null
                ? role.arn
                : "{arn: \"" + role.arn + "\", external-id: \"" + role.externalId + "\"}";
    }

    /** The role's simple name. The account is appended if several accounts have a role of that name. */
    private String key(RoleBuilder role) {
        long namesakes = declared.roles.values().stream()
                .filter(other -> other.simpleName().equals(role.simpleName()))
                .count();
        return namesakes == 1 ? role.simpleName() : role.simpleName() + "-" + role.account();
    }

    private void clusters() {
        Map<String, List<ClusterBuilder>> entries = new LinkedHashMap<>();
        declared.clusters.values().stream()
                .filter(cluster -> site.environment().equals(cluster.environment) && cluster.twinOf == null)
                .forEach(cluster -> entries.computeIfAbsent(cluster.catalogName, any -> new ArrayList<>())
                        .add(cluster));
        section("clusters:", entries.entrySet());
        entries.forEach((name, clusters) -> {
            line("  " + name + ":");
            if (clusters.size() == 1) {
                clusters.forEach(this::cluster);
            } else {
                line("    regions:");
                clusters.forEach(this::clusterOfRegion);
            }
        });
    }

    private void cluster(ClusterBuilder cluster) {
        if (cluster.foundByName) {
            line("    region: " + cluster.region);
        }
        source(cluster).forEach((key, value) -> line("    " + key + ": " + value));
    }

    private void clusterOfRegion(ClusterBuilder cluster) {
        line("      " + cluster.region + ": {"
                + source(cluster).entrySet().stream()
                        .map(entry -> entry.getKey() + ": \"" + entry.getValue() + "\"")
                        .collect(Collectors.joining(", "))
                + "}");
    }

    private Map<String, String> source(ClusterBuilder cluster) {
        Map<String, String> source = new LinkedHashMap<>();
        if (cluster.foundByName) {
            source.put("cluster-name", cluster.clusterName);
        } else {
            source.put("arn", msk.cluster(cluster.name).arn());
        }
        declared.roles.values().stream()
                .filter(role ->
                        role.reaches(cluster.name) && !paths.chainTo(role).isEmpty())
                .findFirst()
                .ifPresent(role -> source.put("role", key(role)));
        if (cluster.pinned) {
            source.put("cluster-id", msk.cluster(cluster.name).clusterId());
        }
        return source;
    }

    private void defaults() {
        Path trustStore = msk.trustStore();
        line("defaults:");
        line("  kafka:");
        line("    ssl.truststore.type: PEM");
        line("    ssl.truststore.location: " + trustStore);
    }

    private List<LocalVpc> vpcs() {
        return msk.serviceVpcs().stream()
                .filter(vpc -> Objects.equals(vpc.environment(), site.environment()))
                .toList();
    }

    private void section(String header, Collection<?> entries) {
        if (!entries.isEmpty()) {
            line(header);
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String hostAndPort(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
