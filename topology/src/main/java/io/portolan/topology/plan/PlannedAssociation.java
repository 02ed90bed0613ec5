package io.portolan.topology.plan;

/**
 * The association of a forwarding rule with a VPC. Immutable and thread-safe.
 *
 * @param stack where it is made, which is the VPC's account
 * @param name its name in the stack
 * @param rule the rule
 * @param vpcId the VPC
 * @param site the client site in the VPC
 */
public record PlannedAssociation(
        PlannedStack stack, String name, ResourceReference.Planned rule, String vpcId, String site)
        implements PlannedResource {
    @Override
    public <T> T formatBy(ResourceFormat<T> format) {
        return format.formatAssociation(this);
    }
}
