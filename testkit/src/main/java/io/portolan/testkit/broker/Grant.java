package io.portolan.testkit.broker;

import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What one role may do in a cluster. It stands for an IAM policy with {@code kafka-cluster:} actions. Every grant includes
 * {@code kafka-cluster:Connect}.
 *
 * @param role the ARN of a role or a user
 * @param access the kind of access
 * @param topicPrefix the beginning of the names of the topics. It counts for {@link Access#READ} and {@link Access#WRITE}. An
 *     empty prefix means all topics.
 */
public record Grant(String role, Access access, String topicPrefix) {
    /** Kinds of access. */
    public enum Access {
        /** The role may authenticate and sees nothing. */
        CONNECT,
        /** The role may read topics with any consumer group. */
        READ,
        /** The role may write to topics with any kind of producer. It may not create topics. */
        WRITE,
        /** The role may do everything. */
        ALL
    }

    /** Everything for a role. */
    public static Grant all(String role) {
        return new Grant(role, Access.ALL, "");
    }

    /** Only the connection for a role. */
    public static Grant connect(String role) {
        return new Grant(role, Access.CONNECT, "");
    }

    /** Reading the topics whose names begin with a prefix. An empty prefix means all topics. */
    public static Grant read(String role, String topicPrefix) {
        return new Grant(role, Access.READ, topicPrefix);
    }

    /** Writing to the topics whose names begin with a prefix. An empty prefix means all topics. */
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
