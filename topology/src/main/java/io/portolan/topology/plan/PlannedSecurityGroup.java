package io.portolan.topology.plan;

/**
 * A security group for an endpoint. Immutable and thread-safe.
 *
 * @param stack where it is made
 * @param name its name in the stack
 * @param vpcId its VPC
 * @param purpose what it guards, in words
 */
public record PlannedSecurityGroup(PlannedStack stack, String name, String vpcId, String purpose)
        implements PlannedResource {
    @Override
    public <T> T formatBy(ResourceFormat<T> format) {
        return format.formatSecurityGroup(this);
    }
}
