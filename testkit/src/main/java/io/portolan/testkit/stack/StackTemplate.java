package io.portolan.testkit.stack;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * A template of CloudFormation in JSON. What it cannot be is refused by name when it is read. The properties of its resources are
 * checked when they are made.
 *
 * @param parameters the default of each parameter. Empty if it has none.
 * @param resources its resources in an order in which they can be made
 * @param outputs what it gives to other stacks
 */
record StackTemplate(
        Map<String, Optional<String>> parameters, List<TemplateResource> resources, Map<String, JsonNode> outputs) {

    private static final String FORMAT = "2010-09-09";
    private static final Set<String> SECTIONS =
            Set.of("AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Resources", "Outputs");
    private static final Set<String> OF_PARAMETER =
            Set.of("Type", "Description", "Default", "AllowedPattern", "ConstraintDescription");
    private static final Set<String> OF_RESOURCE = Set.of("Type", "Properties", "DependsOn", "Metadata");
    private static final Set<String> OF_OUTPUT = Set.of("Value", "Description", "Export");

    static StackTemplate parse(String json) {
        TemplateNode root = TemplateNode.parse(json);
        root.checkKeys(SECTIONS);
        root.child("AWSTemplateFormatVersion").ifPresent(version -> version.checkText(FORMAT));
        Map<String, Optional<String>> parameters = parameters(root);
        Map<String, TemplateResource> resources = new LinkedHashMap<>();
        root.required("Resources")
                .children()
                .forEach((logicalId, node) -> resources.put(logicalId, resource(logicalId, node)));
        Map<String, JsonNode> outputs = new LinkedHashMap<>();
        root.child("Outputs").map(TemplateNode::children).orElse(Map.of()).forEach((name, node) -> {
            node.checkKeys(OF_OUTPUT);
            outputs.put(name, node.required("Value").json());
        });
        checkReferences(parameters.keySet(), resources, outputs);
        return new StackTemplate(parameters, inOrder(resources), outputs);
    }

    private static Map<String, Optional<String>> parameters(TemplateNode root) {
        Map<String, Optional<String>> parameters = new LinkedHashMap<>();
        root.child("Parameters").map(TemplateNode::children).orElse(Map.of()).forEach((name, node) -> {
            node.checkKeys(OF_PARAMETER);
            node.required("Type").checkText("String");
            parameters.put(name, node.child("Default").map(TemplateNode::text));
        });
        return parameters;
    }

    private static TemplateResource resource(String logicalId, TemplateNode node) {
        node.checkKeys(OF_RESOURCE);
        if (!logicalId.matches("[A-Za-z0-9]{1,255}")) {
            throw node.fault("is named \"" + logicalId + "\"", "letters and digits");
        }
        TemplateNode type = node.required("Type");
        if (!ResourceTypes.names().contains(type.text())) {
            throw type.fault("is " + type.text(), "one of " + new TreeSet<>(ResourceTypes.names()));
        }
        JsonNode properties = node.required("Properties").json();
        Set<String> references = new LinkedHashSet<>(TemplateFunctions.references(properties));
        node.child("DependsOn").ifPresent(others -> references.addAll(others.texts()));
        return new TemplateResource(logicalId, type.text(), properties, references);
    }

    private static void checkReferences(
            Set<String> parameters, Map<String, TemplateResource> resources, Map<String, JsonNode> outputs) {
        Set<String> unknown = new TreeSet<>();
        resources.values().forEach(resource -> unknown.addAll(resource.references()));
        outputs.values().forEach(output -> unknown.addAll(TemplateFunctions.references(output)));
        unknown.removeAll(parameters);
        unknown.removeAll(resources.keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "The template refers to " + unknown + ", which is neither a parameter nor a resource of it");
        }
    }

    private static List<TemplateResource> inOrder(Map<String, TemplateResource> resources) {
        Map<String, TemplateResource> ordered = new LinkedHashMap<>();
        Set<String> visiting = new HashSet<>();
        resources.values().forEach(resource -> visit(resource, resources, ordered, visiting));
        return List.copyOf(ordered.values());
    }

    private static void visit(
            TemplateResource resource,
            Map<String, TemplateResource> all,
            Map<String, TemplateResource> ordered,
            Set<String> visiting) {
        if (ordered.containsKey(resource.logicalId())) {
            return;
        }
        if (!visiting.add(resource.logicalId())) {
            throw new IllegalArgumentException("Circular dependency between resources: " + visiting);
        }
        for (String reference : resource.references()) {
            TemplateResource other = all.get(reference);
            if (other != null) {
                visit(other, all, ordered, visiting);
            }
        }
        visiting.remove(resource.logicalId());
        ordered.put(resource.logicalId(), resource);
    }
}
