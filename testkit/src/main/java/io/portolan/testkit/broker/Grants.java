package io.portolan.testkit.broker;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What the roles may do in one cluster. A role without a grant cannot even authenticate. A change takes effect at the next
 * request. Thread-safe.
 */
public final class Grants {
    private final List<Grant> grants;

    private Grants(List<Grant> grants) {
        this.grants = new CopyOnWriteArrayList<>(grants);
    }

    /** A list that begins with these grants. */
    public static Grants of(Grant... grants) {
        return new Grants(List.of(grants));
    }

    /** Adds a grant to what the role already has. */
    public void allow(Grant grant) {
        grants.add(grant);
    }

    /** Removes every grant of a role. */
    public void revoke(String role) {
        grants.removeIf(grant -> grant.role().equals(role));
    }

    boolean mayConnect(String role) {
        return grants.stream().anyMatch(grant -> grant.role().equals(role));
    }

    /** Whether the role may do this to any resource of the type. Kafka asks it for idempotent producers. */
    boolean allowSomewhere(String role, AclOperation operation, ResourceType type) {
        return grants.stream()
                .filter(grant -> grant.role().equals(role))
                .anyMatch(grant ->
                        grant.allows(operation, new ResourcePattern(type, grant.topicPrefix(), PatternType.LITERAL)));
    }

    boolean allow(String role, AclOperation operation, ResourcePattern resource) {
        return grants.stream().anyMatch(grant -> grant.role().equals(role) && grant.allows(operation, resource));
    }
}
