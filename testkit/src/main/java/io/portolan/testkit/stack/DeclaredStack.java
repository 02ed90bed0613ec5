package io.portolan.testkit.stack;

import io.portolan.testkit.estate.EstatePlace;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** A template and where it goes. */
record DeclaredStack(EstatePlace place, StackTemplate template) {

    private static final Pattern ROLE = Pattern.compile("arn:[\\w-]+:iam::\\d{12}:role/[\\w+=,.@/-]+");

    StackResource resource(String logicalId) {
        return new StackResource(place.account(), place.region(), logicalId);
    }

    /** The parameters that need a value from another stack. */
    Set<String> neededOutputs() {
        return template.parameters().entrySet().stream()
                .filter(parameter -> parameter.getValue().isEmpty())
                .map(parameter -> parameter.getKey())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The ARNs of the roles that its roles trust. IAM wants them to exist first. */
    Set<String> trustedRoles() {
        return roles().flatMap(role -> ROLE.matcher(
                                text(role, "AssumeRolePolicyDocument").orElse(""))
                        .results()
                        .map(match -> match.group()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The ARNs of the roles that it makes. Those without a name of their own are not known before. */
    Set<String> madeRoles() {
        return roles().flatMap(role -> text(role, "RoleName")
                        .map(name -> "arn:" + place.partition() + ":iam::" + place.account() + ":role"
                                + text(role, "Path").orElse("/") + name)
                        .stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<JsonNode> roles() {
        return template.resources().stream()
                .filter(resource -> resource.type().equals("AWS::IAM::Role"))
                .map(TemplateResource::properties);
    }

    private Optional<String> text(JsonNode properties, String key) {
        return Optional.ofNullable(properties.asObject().get(key))
                .map(value -> (value.isString() ? value.asString() : value.toString())
                        .replace("${AWS::AccountId}", place.account())
                        .replace("${AWS::Partition}", place.partition()));
    }

    @Override
    public String toString() {
        return place.account() + (place.region().isEmpty() ? "" : "/" + place.region());
    }
}
