package io.portolan.topology.explain;

import io.portolan.catalog.ClientSite;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.testkit.LocalControlPlane;
import io.portolan.topology.EstateProof;
import io.portolan.topology.ExistingEstate;
import io.portolan.topology.RandomTopology;
import io.portolan.topology.ReachedCluster;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.view.EstateReader;
import io.portolan.topology.view.InspectAccess;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** A random estate that is deployed, broken in one place and explained. The same seed always does the same. */
final class MutatedRun {

    private static final List<String> HIDEABLE = List.of(
            "route53resolver:ListResolverRules",
            "route53resolver:ListResolverRuleAssociations",
            "route53resolver:ListResolverEndpoints",
            "route53profiles:ListProfiles",
            "ram:GetResourceShares",
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeRouteTables",
            "iam:GetRole");

    private final long seed;
    private final Random random;
    private final ClusterCatalog catalog;
    private final EstatePlan plan;

    /**
     * What came of it.
     *
     * @param mutation what was broken. It is empty if the estate has no path that could be broken like this.
     * @param wanted the resources of which one must be named
     * @param hidden the view that was taken away. It may be empty.
     * @param sound the explanation before
     * @param broken the explanation after
     */
    record Result(
            Optional<EstateMutation> mutation,
            Set<String> wanted,
            String hidden,
            Explanation sound,
            Explanation broken) {

        /** Whether it names the broken resource. */
        boolean named() {
            return broken.culprit()
                    .filter(culprit -> wanted.contains(culprit.evidence().resource()))
                    .isPresent();
        }

        /** Whether it names nothing and says which view it lacks. */
        boolean excused() {
            return broken.culprit().isEmpty()
                    && !hidden.isEmpty()
                    && !broken.missing().isEmpty();
        }
    }

    MutatedRun(long seed) {
        this.seed = seed;
        random = new Random(seed);
        byte[] text = RandomTopology.catalog(seed).getBytes(StandardCharsets.UTF_8);
        catalog = ClusterCatalog.load(new ByteArrayInputStream(text), "estate " + seed);
        plan = EstatePlan.of(catalog);
    }

    Result run() {
        Set<String> regions = new TreeSet<>();
        catalog.serviceVpcs().keySet().forEach(region -> regions.add(region.id()));
        catalog.estate()
                .clientSites()
                .values()
                .forEach(site -> site.network()
                        .ifPresent(network -> regions.add(network.region().id())));
        try (LocalControlPlane aws = LocalControlPlane.start(regions.toArray(String[]::new))) {
            ExistingEstate before = ExistingEstate.of(catalog, aws.plane());
            EstateProof.of(catalog).deployment(aws.plane()).deploy();
            DeployedPath path = path(before, aws);
            PlanInspection inspection = new PlanInspection(catalog, plan);
            EstateReader reader = reader(aws, regions);
            List<String> hosts = random.nextBoolean() ? path.cluster().hosts() : List.of();
            Explanation sound = explain(inspection, path, hosts, reader);
            Optional<Mutated> mutated = breakPath(path);
            String hidden = mutated.isPresent() && random.nextInt(4) == 0 ? hide(aws) : "";
            return new Result(
                    mutated.map(Mutated::mutation),
                    mutated.map(Mutated::wanted).orElse(Set.of()),
                    hidden,
                    sound,
                    explain(inspection, path, hosts, reader));
        }
    }

    private record Mutated(EstateMutation mutation, Set<String> wanted) {}

    /** Tries the mutations in turn, from the one that the seed chooses. */
    private Optional<Mutated> breakPath(DeployedPath path) {
        EstateMutation[] all = EstateMutation.values();
        for (int i = 0; i < all.length; i++) {
            EstateMutation mutation = all[(int) ((seed + i) % all.length)];
            Optional<Set<String>> wanted = mutation.breakPath(path);
            if (wanted.isPresent()) {
                return Optional.of(new Mutated(mutation, wanted.get()));
            }
        }
        return Optional.empty();
    }

    private static Explanation explain(
            PlanInspection inspection, DeployedPath path, List<String> hosts, EstateReader reader) {
        return inspection.explain(path.cluster().definition(), path.site(), hosts, Optional.empty(), reader);
    }

    /** The first site and the first cluster that it uses, in an order by chance. */
    private DeployedPath path(ExistingEstate before, LocalControlPlane aws) {
        List<ClientSite> sites = new ArrayList<>(catalog.estate().clientSites().values());
        List<ReachedCluster> clusters = new ArrayList<>(before.clusters());
        Collections.shuffle(sites, random);
        Collections.shuffle(clusters, random);
        for (ClientSite site : sites) {
            for (ReachedCluster cluster : clusters) {
                if (uses(site, cluster)) {
                    return new DeployedPath(plan, aws.plane(), site, cluster, random);
                }
            }
        }
        throw new IllegalStateException("No site of estate " + seed + " uses a cluster");
    }

    private static boolean uses(ClientSite site, ReachedCluster cluster) {
        return site.roles().isEmpty()
                || cluster.definition()
                        .access()
                        .dataPlane()
                        .filter(chain -> site.roles().contains(chain.name()))
                        .isPresent();
    }

    private String hide(LocalControlPlane aws) {
        String action = HIDEABLE.get(random.nextInt(HIDEABLE.size()));
        List<String> accounts = accounts();
        String account = accounts.get(random.nextInt(accounts.size()));
        aws.faults().denyAccount(action, account);
        return action + " in " + account;
    }

    private List<String> accounts() {
        Set<String> accounts = new TreeSet<>();
        plan.resources().forEach(resource -> accounts.add(resource.stack().account()));
        catalog.estate()
                .clientSites()
                .values()
                .forEach(site -> site.identities().forEach(identity -> accounts.add(identity.split(":", 6)[4])));
        return List.copyOf(accounts);
    }

    private EstateReader reader(LocalControlPlane aws, Set<String> regions) {
        Map<String, AwsCredentialsProvider> credentials = new HashMap<>();
        accounts()
                .forEach(account -> credentials.put(
                        account, StaticCredentialsProvider.create(aws.iam().user(account, "reader"))));
        Map<Region, URI> endpoints = new HashMap<>();
        regions.forEach(region -> endpoints.put(Region.of(region), aws.endpoint(region)));
        return new EstateReader(new InspectAccess(credentials, endpoints), Duration.ofSeconds(30));
    }

    @Override
    public String toString() {
        return "seed " + seed;
    }
}
