package io.portolan.topology.explain;

import io.portolan.catalog.Hop;
import io.portolan.testkit.estate.EstateRole;
import io.portolan.testkit.estate.ManagedPolicy;
import io.portolan.topology.plan.PlannedPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Breaks roles and what they may do. */
final class RoleMutations {

    private static final String STATEMENT = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "%s", "Action": "%s", "Resource": "*"}]}""";

    private RoleMutations() {}

    static Optional<Set<String>> removeRole(DeployedPath path) {
        String arn = path.anyRole().id();
        path.plane().roles().remove(arn);
        return Optional.of(Set.of(arn));
    }

    static Optional<Set<String>> changeTrust(DeployedPath path, EstateRole role, UnaryOperator<String> change) {
        String changed = change.apply(role.trust());
        if (changed.equals(role.trust())) {
            return Optional.empty();
        }
        path.plane().roles().replace(role.id(), same -> same.withTrust(changed));
        return Optional.of(Set.of(role.id()));
    }

    static Optional<Set<String>> trustOthers(DeployedPath path) {
        return changeTrust(
                path,
                path.anyRole(),
                trust -> trust.replaceAll("arn:aws:iam::[0-9]{12}:", "arn:aws:iam::999999999999:"));
    }

    static Optional<Set<String>> askForOtherId(DeployedPath path) {
        Optional<Hop> hop = path.chain().hops().stream()
                .filter(found -> found.externalId() != null)
                .findFirst();
        return hop.flatMap(found -> changeTrust(
                path,
                path.plane().roles().get(found.roleArn()),
                trust -> trust.replace("\"" + found.externalId() + "\"", "\"somebody-else\"")));
    }

    static Optional<Set<String>> forbidTags(DeployedPath path) {
        Optional<Hop> hop = path.chain().hops().stream()
                .filter(found -> !found.tags().isEmpty())
                .findFirst();
        return hop.flatMap(found -> changeTrust(
                path,
                path.plane().roles().get(found.roleArn()),
                trust -> trust.replace("sts:TagSession", "sts:SetSourceIdentity")));
    }

    /** The policies of the plan that allow actions of a service. */
    private static List<PlannedPolicy> policies(DeployedPath path, EstateRole role, String service) {
        return path.plannedPolicies(role).stream()
                .filter(policy -> policy.statements().stream()
                        .anyMatch(statement ->
                                statement.actions().stream().anyMatch(action -> action.startsWith(service))))
                .toList();
    }

    private static Set<String> names(List<PlannedPolicy> policies) {
        return policies.stream().map(PlannedPolicy::name).collect(Collectors.toSet());
    }

    /** Removes all policies of a role. */
    static Optional<Set<String>> removePolicies(DeployedPath path, Optional<EstateRole> role, String service) {
        return role.filter(found -> !policies(path, found, service).isEmpty()).map(found -> {
            found.inlinePolicies()
                    .keySet()
                    .forEach(name -> path.plane().roles().replace(found.id(), same -> same.withoutInlinePolicy(name)));
            path.plane().roles().replace(found.id(), same -> same.withManagedPolicies(Set.of()));
            return names(policies(path, found, service));
        });
    }

    /** Lets a role act on other resources. */
    static Optional<Set<String>> redirectPolicies(
            DeployedPath path, Optional<EstateRole> role, UnaryOperator<String> change) {
        return role.flatMap(found -> {
            Set<String> changed = Stream.concat(inline(path, found, change), managed(path, found, change))
                    .collect(Collectors.toSet());
            return changed.isEmpty() ? Optional.empty() : Optional.of(changed);
        });
    }

    private static Stream<String> inline(DeployedPath path, EstateRole role, UnaryOperator<String> change) {
        return role.inlinePolicies().entrySet().stream()
                .filter(policy -> !change.apply(policy.getValue()).equals(policy.getValue()))
                .peek(policy -> path.plane()
                        .roles()
                        .replace(
                                role.id(),
                                same -> same.withInlinePolicy(policy.getKey(), change.apply(policy.getValue()))))
                .map(policy -> policy.getKey());
    }

    private static Stream<String> managed(DeployedPath path, EstateRole role, UnaryOperator<String> change) {
        return role.managedPolicies().stream()
                .filter(arn -> path.plane().policies().find(arn).isPresent())
                .filter(arn -> !change.apply(path.plane().policies().get(arn).document())
                        .equals(path.plane().policies().get(arn).document()))
                .peek(arn ->
                        path.plane().policies().replace(arn, same -> same.withDocument(change.apply(same.document()))));
    }

    static Optional<Set<String>> bound(DeployedPath path, Optional<EstateRole> role) {
        return role.map(found -> {
            String arn = "arn:aws:iam::" + found.account() + ":policy/narrow";
            path.plane().policies().add(new ManagedPolicy(arn, STATEMENT.formatted("Allow", "s3:GetObject")));
            path.plane().roles().replace(found.id(), same -> same.withBoundary(arn));
            return Set.of(arn);
        });
    }

    static Optional<Set<String>> deny(DeployedPath path, Optional<EstateRole> role, String action) {
        return role.map(found -> {
            path.plane()
                    .roles()
                    .replace(
                            found.id(),
                            same -> same.withInlinePolicy("guard-rail", STATEMENT.formatted("Deny", action)));
            return Set.of("guard-rail");
        });
    }
}
