package io.portolan.testkit.stack;

import io.portolan.testkit.estate.ControlPlane;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** One run of a deployment. It makes one stack after the other. */
final class StackRun {

    private final ControlPlane plane;
    private final Set<StackResource> leftOut;
    private final boolean fixedIds;
    private final Map<String, String> outputs = new HashMap<>();
    private final Map<StackResource, String> created = new LinkedHashMap<>();
    private final Map<StackResource, String> absent = new LinkedHashMap<>();

    StackRun(ControlPlane plane, Set<StackResource> leftOut, boolean fixedIds) {
        this.plane = plane;
        this.leftOut = leftOut;
        this.fixedIds = fixedIds;
    }

    void deploy(DeclaredStack stack) {
        StackScope scope = new StackScope(stack.place(), parameters(stack));
        for (TemplateResource resource : stack.template().resources()) {
            StackResource key = stack.resource(resource.logicalId());
            Set<String> missing = scope.missing(resource.references());
            if (leftOut.contains(key)) {
                absent.put(key, "It is left out");
            } else if (!missing.isEmpty()) {
                absent.put(key, "It refers to " + missing + ", which is absent");
            } else {
                make(stack, resource, scope);
            }
        }
        stack.template().outputs().forEach((name, value) -> {
            if (scope.missing(TemplateFunctions.references(value)).isEmpty()) {
                String before = outputs.put(
                        name, TemplateFunctions.resolve(value, scope).toString());
                if (before != null) {
                    throw new IllegalArgumentException(
                            "Two stacks give an output of the name " + name + ", the second is " + stack
                                    + ". Expected: one, because a parameter takes its value by this name");
                }
            }
        });
    }

    private Map<String, String> parameters(DeclaredStack stack) {
        Map<String, String> values = new HashMap<>();
        stack.template().parameters().forEach((name, preset) -> {
            if (outputs.containsKey(name) || preset.isPresent()) {
                values.put(name, outputs.getOrDefault(name, preset.orElse("")));
            }
        });
        return values;
    }

    private void make(DeclaredStack stack, TemplateResource resource, StackScope scope) {
        StackResource key = stack.resource(resource.logicalId());
        ResourceType type = ResourceTypes.get(resource.type());
        if (fixedIds) {
            plane.ids().restart(key.toString());
        }
        try {
            JsonNode properties = resource.properties();
            Object values = TemplateFunctions.resolve(properties, scope);
            type.shape().check(resource.type(), values);
            CreatedResource made = type.maker()
                    .make(new ResourceRequest(plane, stack.place(), resource.logicalId(), (Map<?, ?>) values));
            scope.add(resource.logicalId(), made);
            created.put(key, made.id());
        } catch (IllegalArgumentException e) {
            absent.put(key, String.valueOf(e.getMessage()));
        }
    }

    DeployedEstate result() {
        return new DeployedEstate(created, absent);
    }
}
