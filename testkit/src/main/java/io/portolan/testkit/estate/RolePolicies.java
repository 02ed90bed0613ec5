package io.portolan.testkit.estate;

import io.portolan.testkit.policy.PolicyDocument;
import io.portolan.testkit.policy.RolePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Reads the policies of roles. Thread-safe. */
final class RolePolicies {

    private static final String NOTHING = "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    private final EstateRegistry<ManagedPolicy> managed;
    private final Map<String, PolicyDocument> documents = new ConcurrentHashMap<>();

    RolePolicies(EstateRegistry<ManagedPolicy> managed) {
        this.managed = managed;
    }

    /** A managed policy that is gone allows nothing. Without its boundary a role may do nothing. */
    RolePermissions permissions(EstateRole role) {
        List<PolicyDocument> allowed = Stream.concat(
                        role.inlinePolicies().values().stream(),
                        role.managedPolicies().stream()
                                .flatMap(arn -> managed.find(arn).stream())
                                .map(ManagedPolicy::document))
                .map(this::document)
                .toList();
        Optional<PolicyDocument> boundary = role.boundary()
                .map(arn -> managed.find(arn).map(ManagedPolicy::document).orElse(NOTHING))
                .map(this::document);
        return new RolePermissions(allowed, boundary);
    }

    /** A text is read only once. */
    PolicyDocument document(String json) {
        return documents.computeIfAbsent(json, PolicyDocument::parse);
    }
}
