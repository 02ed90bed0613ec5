package io.portolan.topology.plan;

import io.portolan.topology.plan.PlannedTraffic.Direction;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Warns of security groups that get more rules than AWS takes. */
final class GroupLimits {

    /** How many rules a security group has in one direction and IP version, unless the quota is raised. */
    private static final int MOST_RULES = 60;

    private final PlanDraft draft;

    GroupLimits(PlanDraft draft) {
        this.draft = draft;
    }

    void warn(Collection<PlannedTraffic> traffic) {
        Map<Side, Integer> sides = new LinkedHashMap<>();
        traffic.forEach(rule -> sides.merge(Side.of(rule), 1, Integer::sum));
        sides.forEach((side, rules) -> {
            if (rules > MOST_RULES) {
                draft.warn("The security group " + side.groupName() + " of account "
                        + side.stack().account() + " gets " + rules + side.words() + " rules, and AWS takes "
                        + MOST_RULES + " unless the quota of the account is raised. Raise the quota Inbound or outbound"
                        + " rules per security group, or write larger cidr-blocks.");
            }
        });
    }

    /** The rules of a group that AWS counts together. */
    private record Side(PlannedStack stack, ResourceReference group, Direction direction, boolean ipv6) {

        static Side of(PlannedTraffic rule) {
            return new Side(
                    rule.stack(),
                    rule.securityGroup(),
                    rule.direction(),
                    rule.peer().toString().contains(":"));
        }

        String groupName() {
            return group instanceof ResourceReference.Existing existing
                    ? existing.id()
                    : ((ResourceReference.Planned) group).name();
        }

        String words() {
            return (direction == Direction.INGRESS ? " inbound" : " outbound") + (ipv6 ? " IPv6" : "");
        }
    }
}
