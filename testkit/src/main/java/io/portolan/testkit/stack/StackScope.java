package io.portolan.testkit.stack;

import io.portolan.testkit.estate.EstatePlace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the functions of one stack can refer to at the moment. */
final class StackScope {

    private final EstatePlace place;
    private final Map<String, String> parameters;
    private final Map<String, CreatedResource> created = new HashMap<>();

    StackScope(EstatePlace place, Map<String, String> parameters) {
        this.place = place;
        this.parameters = parameters;
    }

    void add(String logicalId, CreatedResource resource) {
        created.put(logicalId, resource);
    }

    /** Those of the references that are neither a parameter with a value nor a resource that exists. */
    Set<String> missing(Set<String> references) {
        Set<String> missing = new TreeSet<>(references);
        missing.removeAll(parameters.keySet());
        missing.removeAll(created.keySet());
        return missing;
    }

    String reference(String name) {
        return switch (name) {
            case "AWS::AccountId" -> place.account();
            case "AWS::Region" -> place.region().isEmpty() ? "us-east-1" : place.region();
            case "AWS::Partition" -> place.partition();
            default ->
                Optional.ofNullable(parameters.get(name))
                        .or(() -> Optional.ofNullable(created.get(name)).map(CreatedResource::id))
                        .orElseThrow(() -> new IllegalArgumentException("There is no " + name + " to refer to"));
        };
    }

    String attribute(String logicalId, String attribute) {
        CreatedResource resource = created.get(logicalId);
        String value = resource == null ? null : resource.attributes().get(attribute);
        if (value == null) {
            throw new IllegalArgumentException("The resource " + logicalId + " has no attribute " + attribute
                    + (resource == null
                            ? ""
                            : ". Expected: one of "
                                    + new TreeSet<>(resource.attributes().keySet())));
        }
        return value;
    }
}
