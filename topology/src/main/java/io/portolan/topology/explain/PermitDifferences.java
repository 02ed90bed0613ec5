package io.portolan.topology.explain;

import io.portolan.diagnosis.Code;
import io.portolan.topology.explain.GroupChecks.Guarded;
import io.portolan.topology.explain.PacketFilter.Traffic;
import io.portolan.topology.plan.PlannedPolicy;
import io.portolan.topology.plan.PlannedRole;
import io.portolan.topology.plan.PlannedTraffic;
import io.portolan.topology.plan.ResourceReference;
import io.portolan.topology.plan.RoleArn;
import java.util.List;
import java.util.Optional;

/** What groups and roles do not permit, although it is planned. */
record PermitDifferences(Counterparts counterparts, PathTrail trail) {

    List<Evidence> find(PlannedTraffic planned) {
        Optional<String> group = counterparts.groupId(planned.securityGroup(), trail::miss);
        if (group.isEmpty()) {
            return trail.missing().isEmpty()
                    ? List.of(new Evidence(
                            "ec2:DescribeSecurityGroups", planned.name(), planned.stack(), "no group", planned.name()))
                    : List.of();
        }
        Guarded guarded =
                new Guarded(group.get(), group.get(), planned.stack(), List.of(group.get()), Optional.empty());
        Traffic traffic = new Traffic(planned.direction(), planned.protocol(), planned.port());
        return new GroupChecks(counterparts, trail, Code.TCP_TIMEOUT)
                .find(guarded, List.of(traffic), List.of(planned.peer())).map(Culprit::evidence).stream()
                        .toList();
    }

    List<Evidence> find(PlannedPolicy planned) {
        Optional<String> role = role(planned);
        PermissionChecks checks = new PermissionChecks(counterparts, trail, Code.ACCESS_DENIED);
        return role.stream()
                .flatMap(arn -> planned.statements().stream()
                        .flatMap(statement -> statement.actions().stream()
                                .flatMap(action -> statement.resources().stream()
                                        .map(resource -> PolicyQuestion.about(action, resource, arn)))))
                .flatMap(question -> checks.find(question, true).stream())
                .map(Culprit::evidence)
                .distinct()
                .toList();
    }

    private Optional<String> role(PlannedPolicy planned) {
        if (planned.role() instanceof ResourceReference.Existing existing) {
            return counterparts.view().roles().keySet().stream()
                    .filter(arn -> RoleArn.account(arn).equals(planned.stack().account()))
                    .filter(arn -> arn.endsWith("/" + existing.id()))
                    .findFirst();
        }
        return counterparts.plan().find(planned.role()).map(role -> ((PlannedRole) role).arn());
    }
}
