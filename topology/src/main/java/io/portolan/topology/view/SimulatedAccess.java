package io.portolan.topology.view;

/**
 * What IAM says of a request of a role, by simulating it. Immutable and thread-safe.
 *
 * @param action the action
 * @param resource the ARN that it is about
 * @param allowed whether it is allowed
 * @param allowedByOrganization false if a policy of the organization does not allow it
 */
public record SimulatedAccess(String action, String resource, boolean allowed, boolean allowedByOrganization) {

    /** Whether it is about this request. */
    public boolean isAbout(String otherAction, String otherResource) {
        return action.equals(otherAction) && resource.equals(otherResource);
    }
}
