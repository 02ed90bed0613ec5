package io.portolan.topology.explain;

import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.view.FoundResource;

/**
 * One thing that the control plane said. Immutable and thread-safe.
 *
 * @param api the call, such as {@code route53resolver:ListResolverRules}
 * @param resource the id of the resource. If it does not exist, its name in the plan.
 * @param place its account and region
 * @param seen the value that was seen
 * @param wanted the value that is wanted
 */
public record Evidence(String api, String resource, PlannedStack place, String seen, String wanted) {

    /** The resource and where it is. */
    public String subject() {
        return resource + " (" + FoundResource.place(place) + ")";
    }
}
