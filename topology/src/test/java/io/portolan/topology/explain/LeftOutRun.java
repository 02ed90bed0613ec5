package io.portolan.topology.explain;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.testkit.stack.DeployedEstate;
import io.portolan.testkit.stack.EstateDeployment;
import io.portolan.testkit.stack.StackResource;
import io.portolan.topology.EstateProof;
import io.portolan.topology.EstateReach;
import io.portolan.topology.RandomTopology;
import io.portolan.topology.SampleEstates;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.view.EstateView;
import io.portolan.topology.view.ViewScope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.regions.Region;

/**
 * A random estate that is deployed without one resource. All its sites are explained for all clusters that they use, each by what a
 * user's question would read. One reading of the estate does for all of them, and it has only what differs from the whole estate. Some
 * cases are read in full and for each path too, which must tell the same.
 */
final class LeftOutRun implements AutoCloseable {

    /** One of so many cases is read in full too. */
    private static final int OF_EACH = 50;

    private static final int OF_KINDS = 5;

    private final long seed;
    private final Random random;
    private final ClusterCatalog catalog;
    private final EstatePlan plan;
    private final EstateDeployment deployment;
    private final ServedEstate estate;
    private final RepeatedReading reading;

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
        deployment = EstateProof.of(catalog).deployment().fixIds();
        estate = new ServedEstate(catalog, plan);
        reading = new RepeatedReading(estate, new ScopeFinder(catalog, plan).find(plan));
    }

    /** Leaves out one resource of each kind. */
    List<Result> leaveOutOneOfEachKind() {
        Map<Class<?>, List<PlannedResource>> kinds = new LinkedHashMap<>();
        plan.resources()
                .forEach(resource -> kinds.computeIfAbsent(resource.getClass(), absent -> new ArrayList<>())
                        .add(resource));
        return kinds.values().stream()
                .map(kind -> leaveOut(kind.get(random.nextInt(kind.size())), random.nextInt(OF_KINDS) == 0))
                .toList();
    }

    /** Leaves out each resource in turn. */
    List<Result> leaveOutEach() {
        return plan.resources().stream()
                .map(resource -> leaveOut(resource, random.nextInt(OF_EACH) == 0))
                .toList();
    }

    /** What the whole estate lacks. */
    List<String> faultsOfWhole() {
        estate.deploy(deployment);
        EstateView view = reading.readFirst();
        List<DeployedPath> paths = estate.paths(random);
        List<String> faults = new ArrayList<>(faultsOfReading(view, paths));
        for (DeployedPath path : paths) {
            Explanation explanation = explain(view, path);
            if (explanation.outcome() != Explanation.Outcome.NOTHING_WRONG) {
                faults.add(explanation.toString());
            }
        }
        different(view).forEach((resource, state) -> faults.add(resource + " " + state));
        return faults.stream().map(fault -> this + " as a whole: " + fault).toList();
    }

    private Result leaveOut(PlannedResource planned, boolean readInFull) {
        StackResource resource = stackResource(planned);
        DeployedEstate deployed = estate.deploy(deployment.leaveOut(resource));
        EstateView view = reading.readChanged();
        List<DeployedPath> paths = estate.paths(random);
        List<Explanation> explanations =
                paths.stream().map(path -> explain(view, path)).toList();
        boolean named = explanations.stream()
                .anyMatch(explanation -> explanation.culprit().isPresent());
        List<String> faults = new ArrayList<>();
        explanations.stream()
                .filter(explanation -> !isAbout(explanation, planned))
                .forEach(explanation -> faults.add(fault(resource, explanation.toText())));
        if (!named) {
            EstateReach.faultsOfClients(catalog, estate.aws().plane(), estate.clusters())
                    .forEach(reach -> faults.add(fault(resource, "no explanation of " + reach)));
        }
        if (readInFull) {
            List<DeployedPath> one = paths.stream().limit(1).toList();
            faultsOfReading(view, one).forEach(fault -> faults.add(fault(resource, fault)));
        }
        faults.addAll(faultsOfDrift(resource, view, deployed.absent().keySet()));
        return new Result(planned, named, faults);
    }

    /** Whether it names this resource alone. It may name nothing if it has seen all, because a path may not need the resource. */
    private static boolean isAbout(Explanation explanation, PlannedResource planned) {
        return explanation
                .culprit()
                .map(culprit -> culprit.change().equals(List.of(planned)))
                .orElse(explanation.missing().isEmpty());
    }

    /** What the control planes say to those who ask for all again, or for one path. */
    private List<String> faultsOfReading(EstateView view, List<DeployedPath> paths) {
        List<String> faults = new ArrayList<>();
        if (!reading.readAll().equals(view)) {
            faults.add("more has changed than was read again");
        }
        for (DeployedPath path : paths) {
            if (!estate.read(scope(path)).equals(partOf(view, path))) {
                String names = path.site().name() + " and "
                        + path.cluster().definition().name();
                faults.add("a reading for one path tells other things of " + names);
            }
        }
        return faults;
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

    /** What a question about this path alone would read. */
    private EstateView partOf(EstateView view, DeployedPath path) {
        return PartialView.of(view, scope(path));
    }

    private ViewScope scope(DeployedPath path) {
        return new ScopeFinder(catalog, plan).find(sitePath(path));
    }

    private SitePath sitePath(DeployedPath path) {
        return new PlanInspection(catalog, plan)
                .path(path.cluster().definition(), path.site(), path.cluster().hosts());
    }

    private Explanation explain(EstateView view, DeployedPath path) {
        return new SiteExplainer(plan, partOf(view, path)).explain(sitePath(path), Optional.empty());
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
    public void close() {
        estate.close();
    }

    @Override
    public String toString() {
        return "seed " + seed;
    }
}
