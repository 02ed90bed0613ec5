package io.portolan.topology.explain;

import io.portolan.diagnosis.JsonValue;
import io.portolan.diagnosis.JsonValue.JsonField;
import io.portolan.topology.format.CloudFormationTemplates;
import io.portolan.topology.format.PlanText;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlannedResource;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the part of a plan that puts something right. */
final class PlanFragment {

    private PlanFragment() {}

    /** The resources for people. The headline of a whole plan is left out. */
    static String text(List<PlannedResource> resources) {
        return PlanText.format(EstatePlan.ofResources("", resources))
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /** The templates of CloudFormation by the names of their files. */
    static JsonValue templates(String environment, List<PlannedResource> resources) {
        List<JsonField> templates =
                CloudFormationTemplates.format(EstatePlan.ofResources(environment, resources)).entrySet().stream()
                        .map(file -> JsonValue.field(
                                file.getKey(), new JsonValue(file.getValue().strip())))
                        .toList();
        return JsonValue.object(templates);
    }
}
