package io.portolan.topology.explain;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.topology.EstateProof;
import io.portolan.topology.RandomTopology;
import io.portolan.topology.plan.EstatePlan;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

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
        try (ServedEstate estate = new ServedEstate(catalog, plan)) {
            estate.deploy(EstateProof.of(catalog).deployment());
            List<DeployedPath> paths = estate.paths(random);
            Collections.shuffle(paths, random);
            boolean knowsHosts = random.nextBoolean();
            Explanation sound = explain(estate, paths.get(0), knowsHosts);
            Mutated mutated = breakOne(paths);
            String hidden = random.nextInt(4) == 0 ? hide(estate) : "";
            return new Result(
                    mutated.mutation, mutated.wanted, hidden, sound, explain(estate, mutated.path, knowsHosts));
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

    private static Explanation explain(ServedEstate estate, DeployedPath path, boolean knowsHosts) {
        return estate.explain(path, knowsHosts ? path.cluster().hosts() : List.of());
    }

    private String hide(ServedEstate estate) {
        String action = HIDEABLE.get(random.nextInt(HIDEABLE.size()));
        List<String> accounts = estate.accounts();
        String account = accounts.get(random.nextInt(accounts.size()));
        estate.aws().faults().denyAccount(action, account);
        return action + " in " + account;
    }

    @Override
    public String toString() {
        return "seed " + seed;
    }
}
