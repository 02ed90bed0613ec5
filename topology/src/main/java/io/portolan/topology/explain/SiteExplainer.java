package io.portolan.topology.explain;

import io.portolan.catalog.RoleChain;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.view.EstateView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the first thing on the path from a site to a cluster that is wrong. Immutable and thread-safe. */
final class SiteExplainer {

    private final String environment;
    private final Counterparts counterparts;

    SiteExplainer(EstatePlan plan, EstateView view) {
        environment = plan.environment();
        counterparts = new Counterparts(new PlanIndex(plan), view);
    }

    /** @param preflight what a preflight found from this site. It is empty if there was none. */
    Explanation explain(SitePath path, Optional<PreflightReport> preflight) {
        PathTrail trail = new PathTrail();
        Optional<Culprit> culprit = find(path, ProvenParts.of(preflight), trail);
        return new Explanation(
                new Explanation.Way(
                        environment,
                        path.cluster().name(),
                        path.cluster().regionId(),
                        path.site().name()),
                culprit,
                trail.evidence(),
                trail.missing(),
                preflight);
    }

    private Optional<Culprit> find(SitePath path, ProvenParts proven, PathTrail trail) {
        AccessChecks access = new AccessChecks(path, counterparts, trail);
        Optional<Culprit> culprit = proven.roles() ? Optional.empty() : roles(path, trail);
        if (culprit.isEmpty() && !proven.brokers()) {
            culprit = access.findForApi();
        }
        if (culprit.isEmpty() && !proven.names()) {
            culprit = new NameChecks(path, counterparts, trail).find();
        }
        if (culprit.isEmpty() && !proven.traffic()) {
            culprit = new TrafficChecks(path, counterparts, trail).find();
        }
        return culprit.isEmpty() ? access.findForKafka() : culprit;
    }

    private Optional<Culprit> roles(SitePath path, PathTrail trail) {
        RoleChecks checks = new RoleChecks(counterparts, trail);
        List<RoleChain> chains = new ArrayList<>();
        path.cluster().access().controlPlane().ifPresent(chains::add);
        path.cluster()
                .access()
                .dataPlane()
                .filter(chain -> !chains.contains(chain))
                .ifPresent(chains::add);
        return chains.stream()
                .flatMap(chain -> checks.find(chain, SiteIdentities.of(path.site())).stream())
                .findFirst();
    }
}
