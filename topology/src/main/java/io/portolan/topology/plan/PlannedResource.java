package io.portolan.topology.plan;

/** One resource that an estate needs. Each has a name of its own in its stack. */
public sealed interface PlannedResource
        permits PlannedEndpoint,
                PlannedSecurityGroup,
                PlannedTraffic,
                PlannedRule,
                PlannedAssociation,
                PlannedShare,
                PlannedRole,
                PlannedPolicy {

    /** Where it is made. */
    PlannedStack stack();

    /** Its name in the stack, of letters and digits, such as {@code RuleUsWest2}. */
    String name();

    /** How others of the plan refer to it. */
    default ResourceReference reference() {
        return new ResourceReference.Planned(stack(), name());
    }

    /** What this resource becomes in a format. */
    <T> T formatBy(ResourceFormat<T> format);
}
