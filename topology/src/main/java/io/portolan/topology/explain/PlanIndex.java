package io.portolan.topology.explain;

import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlannedAssociation;
import io.portolan.topology.plan.PlannedEndpoint;
import io.portolan.topology.plan.PlannedPolicy;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedRole;
import io.portolan.topology.plan.PlannedRule;
import io.portolan.topology.plan.PlannedShare;
import io.portolan.topology.plan.PlannedTraffic;
import io.portolan.topology.plan.ResourceReference;
import io.portolan.topology.plan.RoleArn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds resources of a plan by what they are for. */
final class PlanIndex {

    private final EstatePlan plan;
    private final Map<ResourceReference, PlannedResource> resources = new LinkedHashMap<>();

    PlanIndex(EstatePlan plan) {
        this.plan = plan;
        for (PlannedResource resource : plan.resources()) {
            resources.put(resource.reference(), resource);
        }
    }

    /** The resource that is referred to. It is empty for one that the estate already has. */
    Optional<PlannedResource> find(ResourceReference reference) {
        return Optional.ofNullable(resources.get(reference));
    }

    <T extends PlannedResource> Stream<T> all(Class<T> kind) {
        return resources.values().stream().filter(kind::isInstance).map(kind::cast);
    }

    <T extends PlannedResource> Optional<T> first(Class<T> kind, Predicate<T> fits) {
        return all(kind).filter(fits).findFirst();
    }

    /** What a site needs. */
    <T extends PlannedResource> Stream<T> ofSite(Class<T> kind, String site) {
        return all(kind).filter(resource -> plan.sites(resource).contains(site));
    }

    /** Whether no site needs it, as nobody's clients use a role that reads accounts. */
    boolean isForNoSite(PlannedResource resource) {
        return plan.sites(resource).isEmpty();
    }

    /** The policies of a role. */
    List<PlannedPolicy> policies(String roleArn) {
        return all(PlannedPolicy.class)
                .filter(policy -> isOfRole(policy, roleArn))
                .toList();
    }

    private boolean isOfRole(PlannedPolicy policy, String arn) {
        if (policy.role() instanceof ResourceReference.Existing existing) {
            return policy.stack().account().equals(RoleArn.account(arn)) && arn.endsWith("/" + existing.id());
        }
        return find(policy.role())
                .filter(role -> ((PlannedRole) role).arn().equals(arn))
                .isPresent();
    }

    /** The rule of an association. */
    PlannedRule rule(PlannedAssociation association) {
        return (PlannedRule) find(association.rule()).orElseThrow();
    }

    /** What it refers to and the plan has. */
    List<PlannedResource> dependencies(PlannedResource resource) {
        return references(resource)
                .flatMap(reference -> find(reference).stream())
                .toList();
    }

    private static Stream<? extends ResourceReference> references(PlannedResource resource) {
        if (resource instanceof PlannedEndpoint endpoint) {
            return Stream.of(endpoint.securityGroup());
        }
        if (resource instanceof PlannedTraffic traffic) {
            return Stream.of(traffic.securityGroup());
        }
        if (resource instanceof PlannedRule rule) {
            return Stream.of(rule.endpoint());
        }
        if (resource instanceof PlannedAssociation association) {
            return Stream.of(association.rule());
        }
        if (resource instanceof PlannedShare share) {
            return share.rules().stream();
        }
        return resource instanceof PlannedPolicy policy ? Stream.of(policy.role()) : Stream.empty();
    }
}
