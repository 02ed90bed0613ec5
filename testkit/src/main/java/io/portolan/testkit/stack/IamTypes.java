package io.portolan.testkit.stack;

import static io.portolan.testkit.stack.ValueShape.document;
import static io.portolan.testkit.stack.ValueShape.list;
import static io.portolan.testkit.stack.ValueShape.number;
import static io.portolan.testkit.stack.ValueShape.object;
import static io.portolan.testkit.stack.ValueShape.tags;
import static io.portolan.testkit.stack.ValueShape.text;

import io.portolan.testkit.estate.EstateRole;
import io.portolan.testkit.estate.ManagedPolicy;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Roles and policies of IAM. */
final class IamTypes {

    private static final String HOUR = "3600";
    private static final String NAME = "[\\w+=,.@-]";
    private static final ValueShape PATH = text("/|/[\\x21-\\x7e]+/");
    private static final ValueShape POLICY_NAME = text(NAME + "{1,128}");

    private IamTypes() {}

    static Stream<ResourceType> all() {
        return Stream.of(
                new ResourceType("AWS::IAM::Role", roleShape(), IamTypes::role),
                new ResourceType(
                        "AWS::IAM::ManagedPolicy",
                        object(
                                Set.of("PolicyDocument"),
                                Map.of(
                                        "PolicyDocument", document(),
                                        "ManagedPolicyName", POLICY_NAME,
                                        "Description", text(),
                                        "Path", PATH,
                                        "Roles", list(0, 10, text()))),
                        IamTypes::managedPolicy),
                new ResourceType(
                        "AWS::IAM::RolePolicy",
                        object(
                                Set.of("PolicyName", "RoleName"),
                                Map.of("PolicyName", POLICY_NAME, "RoleName", text(), "PolicyDocument", document())),
                        IamTypes::rolePolicy));
    }

    private static ValueShape roleShape() {
        ValueShape inline = object(
                Set.of("PolicyName", "PolicyDocument"),
                Map.of("PolicyName", POLICY_NAME, "PolicyDocument", document()));
        return object(
                Set.of("AssumeRolePolicyDocument"),
                Map.of(
                        "AssumeRolePolicyDocument", document(),
                        "RoleName", text(NAME + "{1,64}"),
                        "Path", PATH,
                        "Description", text("(?s).{0,1000}"),
                        "MaxSessionDuration", number(3600, 43200),
                        "ManagedPolicyArns", list(0, 10, text("arn:.+")),
                        "PermissionsBoundary", text("arn:.+"),
                        "Policies", list(0, 20, inline),
                        "Tags", tags()));
    }

    private static CreatedResource role(ResourceRequest request) {
        String arn = arn(request, "role" + request.find("Path").orElse("/") + request.name("RoleName"));
        if (request.plane().roles().find(arn).isPresent()) {
            throw new IllegalArgumentException("EntityAlreadyExists: the role " + arn + " already exists");
        }
        Set<String> managed = new HashSet<>(request.texts("ManagedPolicyArns"));
        Optional<String> boundary = request.find("PermissionsBoundary");
        Stream.concat(managed.stream(), boundary.stream()).forEach(policy -> checkPolicy(request, policy));
        Map<String, String> inline = new TreeMap<>();
        request.objects("Policies")
                .forEach(policy ->
                        inline.put(policy.text("PolicyName"), RoleDocuments.identity(policy, "PolicyDocument")));
        EstateRole role = request.plane()
                .roles()
                .add(new EstateRole(
                        arn,
                        RoleDocuments.trust(request),
                        inline,
                        managed,
                        boundary,
                        Duration.ofSeconds(Long.parseLong(
                                request.find("MaxSessionDuration").orElse(HOUR))),
                        false));
        return new CreatedResource(
                role.name(), Map.of("Arn", arn, "RoleId", request.plane().ids().next("AROA")));
    }

    private static CreatedResource managedPolicy(ResourceRequest request) {
        String arn = arn(request, "policy" + request.find("Path").orElse("/") + request.name("ManagedPolicyName"));
        if (request.plane().policies().find(arn).isPresent()) {
            throw new IllegalArgumentException("EntityAlreadyExists: the policy " + arn + " already exists");
        }
        String document = RoleDocuments.identity(request, "PolicyDocument");
        request.texts("Roles").forEach(name -> findRole(request, name));
        request.plane().policies().add(new ManagedPolicy(arn, document));
        for (String name : request.texts("Roles")) {
            request.plane().roles().replace(findRole(request, name).id(), role -> attach(role, arn));
        }
        return new CreatedResource(arn, Map.of("PolicyArn", arn));
    }

    private static EstateRole attach(EstateRole role, String policyArn) {
        Set<String> attached = new HashSet<>(role.managedPolicies());
        attached.add(policyArn);
        return role.withManagedPolicies(attached);
    }

    private static CreatedResource rolePolicy(ResourceRequest request) {
        String name = request.text("PolicyName");
        String document = RoleDocuments.identity(request, "PolicyDocument");
        String role = findRole(request, request.text("RoleName")).id();
        request.plane().roles().replace(role, known -> known.withInlinePolicy(name, document));
        return new CreatedResource(request.text("RoleName") + "|" + name, Map.of());
    }

    private static EstateRole findRole(ResourceRequest request, String name) {
        return request.plane().roles().all().stream()
                .filter(role -> role.account().equals(request.place().account()))
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("NoSuchEntity: The role with name " + name
                        + " cannot be found in " + request.place().account()));
    }

    private static void checkPolicy(ResourceRequest request, String arn) {
        if (request.plane().policies().find(arn).isEmpty()) {
            throw new IllegalArgumentException("NoSuchEntity: Policy " + arn + " does not exist");
        }
    }

    private static String arn(ResourceRequest request, String resource) {
        return "arn:" + request.place().partition() + ":iam::" + request.place().account() + ":" + resource;
    }
}
