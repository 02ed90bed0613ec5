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
     * @param mutation what was broken
     * @param wanted the resources of which one must be named
     * @param hidden the view that was taken away. It may be empty.
     * @param sound the explanation before
     * @param broken the explanation after
     */
    record Result(EstateMutation mutation, Set<String> wanted, String hidden, Explanation sound, Explanation broken) {

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
            EstateProof.of(catalog).deployment().deploy(aws.plane());
            List<DeployedPath> paths = paths(before, aws);
            EstateReader reader = reader(aws, regions);
            boolean knowsHosts = random.nextBoolean();
            Explanation sound = explain(paths.get(0), knowsHosts, reader);
            Mutated mutated = breakOne(paths);
            String hidden = random.nextInt(4) == 0 ? hide(aws) : "";
            return new Result(
                    mutated.mutation, mutated.wanted, hidden, sound, explain(mutated.path, knowsHosts, reader));
        }
    }

    private record Mutated(EstateMutation mutation, DeployedPath path, Set<String> wanted) {}

    /** Tries the mutations in turn, from the one that the seed chooses. */
    private Mutated breakOne(List<DeployedPath> paths) {
        EstateMutation[] all = EstateMutation.values();
        for (int i = 0; i < all.length; i++) {
            EstateMutation mutation = all[(int) ((seed + 13L * i) % all.length)];
            for (DeployedPath path : paths) {
                Optional<Set<String>> wanted = mutation.breakPath(path);
                if (wanted.isPresent()) {
                    return new Mutated(mutation, path, wanted.get());
                }
            }
        }
        throw new IllegalStateException("Nothing of estate " + seed + " can be broken");
    }

    private Explanation explain(DeployedPath path, boolean knowsHosts, EstateReader reader) {
        List<String> hosts = knowsHosts ? path.cluster().hosts() : List.of();
        return new PlanInspection(catalog, plan)
                .explain(path.cluster().definition(), path.site(), hosts, Optional.empty(), reader);
    }

    /** All sites with the clusters that they use, in an order by chance. */
    private List<DeployedPath> paths(ExistingEstate before, LocalControlPlane aws) {
        List<DeployedPath> paths = new ArrayList<>();
        for (ClientSite site : catalog.estate().clientSites().values()) {
            for (ReachedCluster cluster : before.clusters()) {
                if (uses(site, cluster)) {
                    paths.add(new DeployedPath(plan, aws.plane(), site, cluster, random));
                }
            }
        }
        Collections.shuffle(paths, random);
        return paths;
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
