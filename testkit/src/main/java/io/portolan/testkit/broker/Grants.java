package io.portolan.testkit.broker;

import io.portolan.testkit.policy.PolicyCaller;
import io.portolan.testkit.policy.PolicyRequest;
import io.portolan.testkit.policy.RolePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What the roles may do in one cluster. A role without a grant and without a policy cannot even authenticate. A change takes
 * effect at the next request. Thread-safe.
 */
public final class Grants {

    private static final String ANY_CLUSTER = "arn:aws:kafka:us-east-2:000000000000:cluster/local/1";

    private final Map<Grant, RolePermissions> grants = new ConcurrentHashMap<>();
    private final String clusterArn;
    private final Function<String, Optional<RolePermissions>> policies;

    private Grants(String clusterArn, Function<String, Optional<RolePermissions>> policies) {
        this.clusterArn = clusterArn;
        this.policies = policies;
    }

    /** A list that begins with these grants. */
    public static Grants of(Grant... grants) {
        Grants list = new Grants(ANY_CLUSTER, role -> Optional.empty());
        List.of(grants).forEach(list::allow);
        return list;
    }

    /**
     * These grants and the policies that the roles themselves have. A policy counts for roles of the cluster's account only.
     *
     * @param arn the cluster's ARN
     * @param ofRoles the policies of a role by its ARN
     */
    public Grants addPolicies(String arn, Function<String, Optional<RolePermissions>> ofRoles) {
        Grants both = new Grants(arn, ofRoles);
        both.grants.putAll(grants);
        return both;
    }

    /** Adds a grant to what the role already has. */
    public void allow(Grant grant) {
        grants.put(grant, grant.toPermissions());
    }

    /** Removes every grant of a role. The role's policies stay. */
    public void revoke(String role) {
        grants.keySet().removeIf(grant -> grant.role().equals(role));
    }

    boolean mayConnect(String role) {
        return allows(role, KafkaAction.CONNECT, clusterArn);
    }

    boolean allow(String role, AclOperation operation, ResourcePattern resource) {
        return allows(
                role,
                KafkaAction.of(operation, resource.resourceType()),
                KafkaAction.resource(clusterArn, resource.resourceType(), resource.name()));
    }

    /** Whether the role may do this to any resource of the type. Kafka asks it for idempotent producers. */
    boolean allowSomewhere(String role, AclOperation operation, ResourceType type) {
        String action = KafkaAction.of(operation, type);
        // A name such as orders-* stands for what its pattern means, because the pattern matches it too.
        return permissions(role)
                .flatMap(permissions -> permissions.resourcesFor(action))
                .map(pattern -> pattern.substring(pattern.lastIndexOf('/') + 1))
                .anyMatch(name -> allows(role, action, KafkaAction.resource(clusterArn, type, name)));
    }

    private boolean allows(String role, String action, String resource) {
        PolicyRequest request = PolicyRequest.of(PolicyCaller.principal(role), action, resource);
        return permissions(role)
                .anyMatch(permissions -> permissions.decide(request).allowed());
    }

    private Stream<RolePermissions> permissions(String role) {
        Stream<RolePermissions> granted = grants.entrySet().stream()
                .filter(grant -> grant.getKey().role().equals(role))
                .map(Map.Entry::getValue);
        boolean sameAccount = account(role).equals(account(clusterArn));
        return Stream.concat(granted, sameAccount ? policies.apply(role).stream() : Stream.empty());
    }

    private static String account(String arn) {
        return arn.split(":", 6)[4];
    }
}
