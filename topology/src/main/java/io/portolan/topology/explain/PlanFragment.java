package io.portolan.topology.explain;

import io.portolan.diagnosis.JsonValue;
import io.portolan.diagnosis.JsonValue.JsonField;
import io.portolan.topology.format.CloudFormationTemplates;
import io.portolan.topology.format.PlanText;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedRole;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the part of a plan that puts something right. */
final class PlanFragment {

    private PlanFragment() {}

    /** The resources for people. The headline of a whole plan and external ids are left out, since findings go into logs. */
    static String text(List<PlannedResource> resources) {
        List<PlannedResource> shown =
                resources.stream().map(PlanFragment::withoutExternalIds).toList();
        return PlanText.format(EstatePlan.ofResources("", shown))
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static PlannedResource withoutExternalIds(PlannedResource resource) {
        return resource instanceof PlannedRole role ? role.withoutExternalIds() : resource;
    }

    /** The templates of CloudFormation by the names of their files. They can be deployed, so external ids are in them. */
    static JsonValue templates(String environment, List<PlannedResource> resources) {
        List<JsonField> templates =
                CloudFormationTemplates.format(EstatePlan.ofResources(environment, resources)).entrySet().stream()
                        .map(file -> JsonValue.field(
                                file.getKey(), new JsonValue(file.getValue().strip())))
                        .toList();
        return JsonValue.object(templates);
    }
}
