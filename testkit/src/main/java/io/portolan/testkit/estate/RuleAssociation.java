package io.portolan.testkit.estate;

/**
 * The association of a rule of Route 53 Resolver with a VPC.
 *
 * @param id such as {@code rslvr-rrassoc-0a1b2c3d4e5f60718}
 * @param place the VPC's account and region
 * @param name its name
 * @param ruleId the rule
 * @param vpcId the VPC
 * @param status its state
 */
public record RuleAssociation(String id, EstatePlace place, String name, String ruleId, String vpcId, Status status)
        implements EstateResource {

    /** A complete association. */
    public static RuleAssociation complete(String id, EstatePlace place, String ruleId, String vpcId) {
        return new RuleAssociation(id, place, "association", ruleId, vpcId, Status.COMPLETE);
    }

    /** The association of {@link ResolverRule#internet} that AWS gives to every VPC. */
    public static RuleAssociation internet(EstatePlace place, String vpcId) {
        return new RuleAssociation(
                "rslvr-autodefined-assoc-" + vpcId + "-internet-resolver",
                place,
                "System Rule Association",
                "rslvr-autodefined-rr-internet-resolver",
                vpcId,
                Status.COMPLETE);
    }

    /** This association with another VPC. */
    public RuleAssociation withVpc(String changed) {
        return new RuleAssociation(id, place, name, ruleId, changed, status);
    }

    /** This association in another state. */
    public RuleAssociation withStatus(Status changed) {
        return new RuleAssociation(id, place, name, ruleId, vpcId, changed);
    }

    /** The state of an association. */
    public enum Status {
        /** It is being made. */
        CREATING,
        /** It works. */
        COMPLETE,
        /** It is being deleted. */
        DELETING,
        /** It could not be made. */
        FAILED,
        /** Another one for the same domain takes its place. */
        OVERRIDDEN
    }
}
