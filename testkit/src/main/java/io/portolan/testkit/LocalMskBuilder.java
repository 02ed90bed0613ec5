package io.portolan.testkit;

import io.portolan.testkit.broker.Grant;
import io.portolan.testkit.broker.Grants;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Declares an estate. If no service VPC is declared there is one for {@code prod} in {@code us-east-2}. If no site is
 * declared there is one named {@code app}.
 *
 * <p>A builder may start several estates. Each gets names and addresses of its own. Not thread-safe.
 */
public final class LocalMskBuilder {

    final Set<VpcKey> vpcs = new LinkedHashSet<>();
    final Map<String, ClusterBuilder> clusters = new LinkedHashMap<>();
    final Map<String, RoleBuilder> roles = new LinkedHashMap<>();
    final Map<String, SiteBuilder> sites = new LinkedHashMap<>();
    boolean fromTemplates;

    /** The key of a service VPC. There is one per environment and region. */
    record VpcKey(String environment, String region) {
        @Override
        public String toString() {
            return environment + "/" + region;
        }
    }

    LocalMskBuilder() {}

    /** Declares the central VPC for all clusters of a region in an environment. */
    public LocalMskBuilder serviceVpc(String environment, String region) {
        vpcs.add(new VpcKey(environment, region));
        return this;
    }

    /** Declares a cluster in the only service VPC with all defaults. */
    public LocalMskBuilder cluster(String name) {
        return cluster(name, cluster -> cluster);
    }

    /**
     * Declares a cluster.
     *
     * @param name unique in the estate. A cluster that is declared again replaces the first.
     */
    public LocalMskBuilder cluster(String name, UnaryOperator<ClusterBuilder> options) {
        clusters.put(name, options.apply(new ClusterBuilder(name)));
        return this;
    }

    /**
     * Declares a role.
     *
     * @param arn {@code arn:aws:iam::<account>:role/<name>}. A role that is declared again replaces the first.
     */
    public LocalMskBuilder role(String arn, UnaryOperator<RoleBuilder> options) {
        roles.put(arn, options.apply(new RoleBuilder(arn)));
        return this;
    }

    /**
     * Declares a client VPC.
     *
     * @param name unique in the estate. Its user and its role sessions have the same name. A site that is declared again
     *     replaces the first.
     */
    public LocalMskBuilder site(String name, UnaryOperator<SiteBuilder> options) {
        sites.put(name, options.apply(new SiteBuilder(name)));
        return this;
    }

    /** Declares a site on premises. It works as {@link #site} does. Such a site usually has no region. */
    public LocalMskBuilder onPremises(String name, UnaryOperator<SiteBuilder> options) {
        return site(name, site -> {
            site.onPremises = true;
            return options.apply(site);
        });
    }

    /**
     * The estate starts without forwarding rules, endpoints, roles and grants. They come from the templates that a test deploys into
     * {@link LocalMsk#controlPlane()} with an {@link io.portolan.testkit.stack.EstateDeployment}. The VPCs, the clusters and the users
     * of the sites are there. The catalogs describe the estate, so plans can be made of them. Declared roles only tell catalogs what
     * to wish.
     */
    public LocalMskBuilder fromTemplates() {
        fromTemplates = true;
        return this;
    }

    /**
     * Starts the estate and returns when every broker takes requests. This JVM is then at the site that was declared first.
     *
     * @throws IllegalArgumentException if the declaration contradicts itself. The message has every fault.
     * @throws IllegalStateException if something cannot be started or this JVM cannot resolve the estate's names
     */
    public LocalMsk start() {
        if (vpcs.isEmpty()) {
            serviceVpc("prod", "us-east-2");
        }
        if (sites.isEmpty()) {
            site("app", site -> site);
        }
        VpcKey first = vpcs.iterator().next();
        originalsFirst().forEach(cluster -> fill(cluster, first));
        sites.values().forEach(site -> fill(site, first));
        List<String> faults = faults();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("The estate cannot be as declared: " + String.join("; ", faults));
        }
        return LocalMsk.start(this);
    }

    /** A cluster is in the only VPC, and a twin beside its original unless it says another place. */
    private void fill(ClusterBuilder cluster, VpcKey only) {
        ClusterBuilder original = cluster.twinOf == null ? null : clusters.get(cluster.twinOf);
        if (original != null && cluster.environment == null) {
            cluster.environment = original.environment;
            cluster.region = original.region;
        }
        if (cluster.environment == null && vpcs.size() == 1) {
            cluster.inVpc(only.environment(), only.region());
        }
    }

    private static void fill(SiteBuilder site, VpcKey first) {
        if (site.environment == null) {
            site.environment(first.environment());
        }
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (vpcs.size() > AddressPlan.MAX_VPCS) {
            faults.add(vpcs.size() + " service VPCs, and at most " + AddressPlan.MAX_VPCS + " fit in an estate");
        }
        clusters.values().forEach(cluster -> checkCluster(cluster, faults));
        checkDualStack(faults);
        sites.values().forEach(site -> checkSite(site, faults));
        roles.values().forEach(role -> checkRole(role, faults));
        return faults;
    }

    private void checkCluster(ClusterBuilder cluster, List<String> faults) {
        if (!vpcs.contains(cluster.vpc())) {
            faults.add("cluster " + cluster.name + " is in " + cluster.vpc() + ", which is none of " + vpcs);
        }
        checkAccount("cluster " + cluster.name, cluster.account, faults);
        checkTwin(cluster, faults);
    }

    private void checkDualStack(List<String> faults) {
        long dualStack = clusters.values().stream()
                .filter(cluster -> cluster.dualStack)
                .map(ClusterBuilder::vpc)
                .distinct()
                .count();
        if (dualStack > 1) {
            faults.add("dual-stack clusters in " + dualStack + " service VPCs, and only one can have "
                    + DualStackNames.BLOCK);
        }
    }

    private void checkSite(SiteBuilder site, List<String> faults) {
        if (vpcs.stream().noneMatch(vpc -> vpc.environment().equals(site.environment))) {
            faults.add("site " + site.name + " is in environment " + site.environment + ", which has no service VPC");
        }
        checkAccount("site " + site.name, site.account, faults);
    }

    private void checkRole(RoleBuilder role, List<String> faults) {
        role.uses.stream()
                .map(RoleBuilder.Use::cluster)
                .filter(name -> !clusters.containsKey(name))
                .forEach(name -> faults.add(
                        "role " + role.arn + " uses cluster " + name + ", which is none of " + clusters.keySet()));
    }

    /** The account of a service VPC. It is that of its first cluster. */
    String account(VpcKey vpc) {
        return clusters.values().stream()
                .filter(cluster -> cluster.vpc().equals(vpc))
                .map(cluster -> cluster.account)
                .findFirst()
                .orElse("222222222222");
    }

    String firstRegion(String environment) {
        return vpcs.stream()
                .filter(vpc -> vpc.environment().equals(environment))
                .map(VpcKey::region)
                .findFirst()
                .orElseThrow();
    }

    boolean isTwin(String cluster) {
        ClusterBuilder builder = clusters.get(cluster);
        return builder != null && builder.twinOf != null;
    }

    /** Twins come last, because they take the names of their originals. */
    List<ClusterBuilder> originalsFirst() {
        return clusters.values().stream()
                .sorted(Comparator.comparing(cluster -> cluster.twinOf != null))
                .toList();
    }

    /** A twin lets in whom its original lets in. */
    Grants grants(ClusterBuilder declared) {
        String cluster = declared.twinOf == null ? declared.name : declared.twinOf;
        if (fromTemplates) {
            return Grants.of();
        }
        return Grants.of(roles.values().stream()
                .flatMap(role -> role.uses.stream())
                .filter(use -> use.cluster().equals(cluster))
                .map(RoleBuilder.Use::grant)
                .toArray(Grant[]::new));
    }

    private void checkTwin(ClusterBuilder cluster, List<String> faults) {
        if (cluster.twinOf == null) {
            return;
        }
        ClusterBuilder original = clusters.get(cluster.twinOf);
        boolean possible = original != null && original.twinOf == null && original.brokers == cluster.brokers;
        if (!possible) {
            faults.add("cluster " + cluster.name + " is the twin of " + cluster.twinOf
                    + ", which must be a cluster with as many brokers and no twin itself");
        }
    }

    private static void checkAccount(String owner, String account, List<String> faults) {
        if (!account.matches("\\d{12}")) {
            faults.add(owner + " has account \"" + account + "\", which is not twelve digits");
        }
    }
}
