package io.portolan.topology.view;

/**
 * The association of a forwarding rule with a VPC. Immutable and thread-safe.
 *
 * @param id its id
 * @param ruleId the rule
 * @param vpcId the VPC
 * @param status its status, such as {@code COMPLETE}
 */
public record FoundAssociation(String id, String ruleId, String vpcId, String status) implements FoundResource {

    /** Whether it is in effect. */
    public boolean complete() {
        return status.equals("COMPLETE");
    }
}
