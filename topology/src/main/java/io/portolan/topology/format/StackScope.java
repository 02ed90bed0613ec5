package io.portolan.topology.format;

import static io.portolan.diagnosis.JsonValue.field;
import static io.portolan.diagnosis.JsonValue.object;
import static io.portolan.diagnosis.JsonValue.string;

import io.portolan.diagnosis.JsonValue;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.plan.ResourceReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a template can refer to. What it does not make itself becomes a parameter. Not thread-safe. */
final class StackScope {

    private final Set<ResourceReference> made = new HashSet<>();
    private final Map<String, String> roles = new HashMap<>();
    private final Map<String, PlannedStack> parameters = new TreeMap<>();

    StackScope(List<PlannedResource> resources) {
        resources.forEach(resource -> made.add(resource.reference()));
    }

    /** The id of a resource. */
    JsonValue id(ResourceReference reference) {
        return reference instanceof ResourceReference.Planned planned && !made.contains(planned)
                ? parameter(planned, "Id")
                : madeId(reference);
    }

    private static JsonValue madeId(ResourceReference reference) {
        return reference instanceof ResourceReference.Existing existing
                ? string(existing.id())
                : ref(((ResourceReference.Planned) reference).name());
    }

    /** The id of a security group. A reference alone gives its name in some accounts. */
    JsonValue groupId(ResourceReference group) {
        return group instanceof ResourceReference.Planned planned && made.contains(planned)
                ? attribute(planned.name(), "GroupId")
                : id(group);
    }

    JsonValue arn(ResourceReference.Planned reference) {
        return made.contains(reference) ? attribute(reference.name(), "Arn") : parameter(reference, "Arn");
    }

    JsonValue roleName(ResourceReference role) {
        return role instanceof ResourceReference.Planned planned && !made.contains(planned)
                ? parameter(planned, "Name")
                : madeId(role);
    }

    /** From now on, the ARN stands for a role of this template. */
    void addRole(String arn, String name) {
        roles.put(arn, name);
    }

    /** The ARN of an identity, which may be a role of this template that comes before. */
    JsonValue identity(String arn) {
        String name = roles.get(arn);
        return name == null ? string(arn) : attribute(name, "Arn");
    }

    /** The parameters that were needed so far, and whose outputs they are. */
    Map<String, PlannedStack> parameters() {
        return parameters;
    }

    private JsonValue parameter(ResourceReference.Planned reference, String attribute) {
        String name = reference.name() + attribute;
        parameters.put(name, reference.stack());
        return ref(name);
    }

    private static JsonValue ref(String name) {
        return object(field("Ref", name));
    }

    private static JsonValue attribute(String name, String attribute) {
        return object(field("Fn::GetAtt", JsonValue.array(List.of(name, attribute), JsonValue::string)));
    }
}
