package io.portolan.topology.plan;

/**
 * Turns each kind of resource into something else, such as a part of a template.
 *
 * @param <T> what a resource becomes
 */
public interface ResourceFormat<T> {

    /** Formats an endpoint of Route 53 Resolver. */
    T formatEndpoint(PlannedEndpoint endpoint);

    /** Formats a security group. */
    T formatSecurityGroup(PlannedSecurityGroup group);

    /** Formats a rule of a security group. */
    T formatTraffic(PlannedTraffic traffic);

    /** Formats a forwarding rule. */
    T formatRule(PlannedRule rule);

    /** Formats the association of a rule with a VPC. */
    T formatAssociation(PlannedAssociation association);

    /** Formats a share of rules. */
    T formatShare(PlannedShare share);

    /** Formats a role. */
    T formatRole(PlannedRole role);

    /** Formats a policy of a role. */
    T formatPolicy(PlannedPolicy policy);
}
