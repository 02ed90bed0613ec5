package io.portolan.topology.view;

import java.util.List;

/**
 * A Route 53 Profile that an account sees. Immutable and thread-safe.
 *
 * @param id its id
 * @param rules the rules in it
 * @param vpcs the VPCs that have it
 */
public record FoundProfile(String id, List<Link> rules, List<Link> vpcs) implements FoundResource {

    /** Copies the lists. */
    public FoundProfile {
        rules = List.copyOf(rules);
        vpcs = List.copyOf(vpcs);
    }

    /**
     * A rule or a VPC of a Profile.
     *
     * @param id the id of the association
     * @param target the id of the rule or the VPC
     * @param status the status of the association, such as {@code COMPLETE}
     */
    public record Link(String id, String target, String status) {

        /** Whether it is in effect. */
        public boolean complete() {
            return status.equals("COMPLETE");
        }
    }
}
