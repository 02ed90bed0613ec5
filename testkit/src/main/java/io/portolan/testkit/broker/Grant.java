package io.portolan.testkit.broker;

import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What one role may do in a cluster, in the manner of an IAM policy with {@code kafka-cluster:} actions. Every grant
 * includes {@code kafka-cluster:Connect}.
 *
 * @param role the ARN of a role or a user
 * @param access the kind of access
 * @param topicPrefix with which names of topics must begin, for {@link Access#READ} and {@link Access#WRITE}; empty for
 *     all
 */
public record Grant(String role, Access access, String topicPrefix) {
    /** Kinds of access. */
    public enum Access {
        /** Authenticate, and see nothing. */
        CONNECT,
        /** Read topics, with any consumer group. */
        READ,
        /** Write to topics, also idempotently and in transactions; topics are not created. */
        WRITE,
        /** Everything. */
        ALL
    }

    /** Everything for {@code role}. */
    public static Grant all(String role) {
        return new Grant(role, Access.ALL, "");
    }

    /** Nothing but the connection for {@code role}. */
    public static Grant connect(String role) {
        return new Grant(role, Access.CONNECT, "");
    }

    /** Reading of topics whose names begin with {@code topicPrefix}. */
    public static Grant read(String role, String topicPrefix) {
        return new Grant(role, Access.READ, topicPrefix);
    }

    /** Writing to topics whose names begin with {@code topicPrefix}. */
    public static Grant write(String role, String topicPrefix) {
        return new Grant(role, Access.WRITE, topicPrefix);
    }

    boolean allows(AclOperation operation, ResourcePattern resource) {
        return switch (access) {
            case ALL -> true;
            case CONNECT -> false;
            case READ -> reads(operation, resource);
            case WRITE -> writes(operation, resource);
        };
    }

    private boolean reads(AclOperation operation, ResourcePattern resource) {
        return Set.of(AclOperation.READ, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS)
                        .contains(operation)
                && (resource.resourceType() == ResourceType.GROUP || isOwnTopic(resource));
    }

    private boolean writes(AclOperation operation, ResourcePattern resource) {
        if (resource.resourceType() == ResourceType.CLUSTER) {
            return operation == AclOperation.IDEMPOTENT_WRITE;
        }
        return Set.of(AclOperation.WRITE, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS)
                        .contains(operation)
                && (resource.resourceType() == ResourceType.TRANSACTIONAL_ID || isOwnTopic(resource));
    }

    private boolean isOwnTopic(ResourcePattern resource) {
        return resource.resourceType() == ResourceType.TOPIC && resource.name().startsWith(topicPrefix);
    }
}
