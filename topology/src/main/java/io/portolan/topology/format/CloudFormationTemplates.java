package io.portolan.topology.format;

import static io.portolan.diagnosis.JsonValue.field;
import static io.portolan.diagnosis.JsonValue.object;

import io.portolan.diagnosis.JsonValue;
import io.portolan.diagnosis.JsonValue.JsonField;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedShare;
import io.portolan.topology.plan.ResourceReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Writes a plan as templates of CloudFormation. There is one for each account and region, and one for the roles of each account. A
 * parameter of a template has the name of the output of another one. Where two templates would need each other, what needs the other
 * one is in a second template.
 */
public final class CloudFormationTemplates {

    private CloudFormationTemplates() {}

    /**
     * The templates as JSON by the names of their files such as {@code 222222222222-us-east-2.template.json}. Each comes after those
     * that it needs.
     */
    public static Map<String, String> format(EstatePlan plan) {
        Map<String, String> templates = new LinkedHashMap<>();
        new StackOrder(plan)
                .parts()
                .forEach((part, resources) -> templates.put(
                        part.fileName() + ".template.json", template(plan.environment(), part, resources)));
        return templates;
    }

    private static String template(String environment, StackPart part, List<PlannedResource> resources) {
        StackScope scope = new StackScope(resources);
        CloudFormationResources format = new CloudFormationResources(new ResourceTitles(environment), scope);
        List<JsonField> body = new ArrayList<>();
        resources.forEach(resource -> body.add(field(resource.name(), resource.formatBy(format))));

        List<JsonField> parts = new ArrayList<>();
        parts.add(field("AWSTemplateFormatVersion", "2010-09-09"));
        parts.add(field("Description", description(environment, part)));
        if (!scope.parameters().isEmpty()) {
            parts.add(field("Parameters", parameters(scope)));
        }
        parts.add(field("Resources", object(body)));
        JsonValue outputs = outputs(resources);
        if (!outputs.text().equals("{}")) {
            parts.add(field("Outputs", outputs));
        }
        return object(parts).text() + "\n";
    }

    private static String description(String environment, StackPart part) {
        return "What clients of MSK need (" + part.words() + (environment.isEmpty() ? "" : ", " + environment)
                + "), by portolan plan";
    }

    private static JsonValue parameters(StackScope scope) {
        List<JsonField> fields = new ArrayList<>();
        scope.parameters()
                .forEach((name, stack) -> fields.add(field(
                        name,
                        object(
                                field("Type", "String"),
                                field(
                                        "Description",
                                        "The output of this name of the stack of "
                                                + new StackPart(stack, 0).words())))));
        return object(fields);
    }

    /** The ids of the rules that other accounts share. */
    private static JsonValue outputs(List<PlannedResource> resources) {
        TreeSet<String> shared = new TreeSet<>();
        for (PlannedResource resource : resources) {
            if (resource instanceof PlannedShare share) {
                share.rules().stream().map(ResourceReference.Planned::name).forEach(shared::add);
            }
        }
        List<JsonField> fields = new ArrayList<>();
        for (String name : shared) {
            fields.add(field(name + "Id", object(field("Value", object(field("Ref", name))))));
        }
        return object(fields);
    }
}
