package io.portolan.topology.explain;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.testkit.stack.StackResource;
import io.portolan.topology.EstateProof;
import io.portolan.topology.EstateReach;
import io.portolan.topology.RandomTopology;
import io.portolan.topology.SampleEstates;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.view.EstateView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.regions.Region;

/** A random estate that is deployed without one resource. All its sites are explained for all clusters that they use. */
final class LeftOutRun {

    private final long seed;
    private final Random random;
    private final ClusterCatalog catalog;
    private final EstatePlan plan;
    private final EstateProof proof;

    /**
     * What came of it.
     *
     * @param resource the resource that was left out
     * @param named whether an explanation names it
     * @param faults what is wrong with the explanations and the drift
     */
    record Result(PlannedResource resource, boolean named, List<String> faults) {

        /** The kind of the resource, such as {@code PlannedShare}. */
        String kind() {
            return resource.getClass().getSimpleName();
        }
    }

    LeftOutRun(long seed) {
        this.seed = seed;
        random = new Random(seed);
        catalog = SampleEstates.ofText(RandomTopology.catalog(seed));
        plan = EstatePlan.of(catalog);
        proof = EstateProof.of(catalog);
    }

    /** Leaves out one resource of each kind. */
    List<Result> leaveOutOneOfEachKind() {
        Map<Class<?>, List<PlannedResource>> kinds = new LinkedHashMap<>();
        plan.resources()
                .forEach(resource -> kinds.computeIfAbsent(resource.getClass(), absent -> new ArrayList<>())
                        .add(resource));
        return kinds.values().stream()
                .map(kind -> leaveOut(kind.get(random.nextInt(kind.size()))))
                .toList();
    }

    /** Leaves out each resource in turn. */
    List<Result> leaveOutEach() {
        return plan.resources().stream().map(this::leaveOut).toList();
    }

    /** What the whole estate lacks. */
    List<String> faultsOfWhole() {
        List<String> faults = new ArrayList<>();
        try (ServedEstate estate = new ServedEstate(catalog, plan, proof.deployment())) {
            EstateView view = read(estate);
            for (DeployedPath path : estate.paths(random)) {
                Explanation explanation = explain(view, path);
                if (explanation.outcome() != Explanation.Outcome.NOTHING_WRONG) {
                    faults.add(this + " as a whole: " + explanation);
                }
            }
            different(view).forEach((resource, state) -> faults.add(this + " as a whole: " + resource + " " + state));
        }
        return faults;
    }

    private Result leaveOut(PlannedResource planned) {
        StackResource resource = stackResource(planned);
        List<String> faults = new ArrayList<>();
        boolean named = false;
        try (ServedEstate estate =
                new ServedEstate(catalog, plan, proof.deployment().leaveOut(resource))) {
            EstateView view = read(estate);
            for (DeployedPath path : estate.paths(random)) {
                Explanation explanation = explain(view, path);
                Optional<Culprit> culprit = explanation.culprit();
                boolean others = culprit.isPresent() && !culprit.get().change().equals(List.of(planned));
                boolean unseen = culprit.isEmpty() && !explanation.missing().isEmpty();
                if (others || unseen) {
                    faults.add(fault(resource, explanation.toText()));
                }
                if (culprit.isPresent() && !named) {
                    named = true;
                    Explanation again = estate.explain(path, path.cluster().hosts());
                    if (!again.culprit().equals(culprit)) {
                        faults.add(fault(resource, "its own view gives another explanation: " + again));
                    }
                }
            }
            if (!named) {
                EstateReach.faultsOfClients(catalog, estate.aws().plane(), estate.clusters())
                        .forEach(reach -> faults.add(fault(resource, "no explanation of " + reach)));
            }
            faults.addAll(
                    faultsOfDrift(resource, view, estate.deployed().absent().keySet()));
        }
        return new Result(planned, named, faults);
    }

    /** The drift has the resource, and no others but those that cannot be made without it. */
    private List<String> faultsOfDrift(StackResource resource, EstateView view, Set<StackResource> absent) {
        Map<StackResource, DriftEntry.State> different = different(view);
        List<String> faults = new ArrayList<>();
        if (different.get(resource) != DriftEntry.State.MISSING) {
            faults.add(fault(resource, "the drift does not have it"));
        }
        Set<StackResource> others = new HashSet<>(different.keySet());
        others.removeAll(absent);
        others.forEach(other -> faults.add(fault(resource, "the drift has " + other)));
        return faults;
    }

    private Map<StackResource, DriftEntry.State> different(EstateView view) {
        Map<StackResource, DriftEntry.State> different = new LinkedHashMap<>();
        for (DriftEntry entry : new DriftComparison(plan, plan, view).compare().entries()) {
            if (entry.state() != DriftEntry.State.EQUAL) {
                different.put(stackResource(entry.resource()), entry.state());
            }
        }
        return different;
    }

    private EstateView read(ServedEstate estate) {
        return estate.reader().read(new ScopeFinder(catalog, plan).find(plan));
    }

    private Explanation explain(EstateView view, DeployedPath path) {
        return new SiteExplainer(plan, view)
                .explain(
                        new PlanInspection(catalog, plan)
                                .path(
                                        path.cluster().definition(),
                                        path.site(),
                                        path.cluster().hosts()),
                        Optional.empty());
    }

    private static StackResource stackResource(PlannedResource planned) {
        return new StackResource(
                planned.stack().account(),
                planned.stack().region().map(Region::id).orElse(""),
                planned.name());
    }

    private String fault(StackResource resource, String fault) {
        return this + " without " + resource + ": " + fault;
    }

    @Override
    public String toString() {
        return "seed " + seed;
    }
}
