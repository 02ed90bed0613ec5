package io.portolan.testkit.broker;

import io.portolan.testkit.policy.PolicyDocument;
import io.portolan.testkit.policy.RolePermissions;
import java.util.List;
import java.util.Optional;

/**
 * What one role may do in a cluster. It is evaluated as an IAM policy with {@code kafka-cluster:} actions. Every grant includes
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

    private static final List<String> READING = List.of(
            KafkaAction.CONNECT,
            "kafka-cluster:DescribeGroup",
            "kafka-cluster:AlterGroup",
            "kafka-cluster:DescribeTopic",
            "kafka-cluster:DescribeTopicDynamicConfiguration",
            "kafka-cluster:ReadData");
    private static final List<String> WRITING = List.of(
            KafkaAction.CONNECT,
            "kafka-cluster:WriteDataIdempotently",
            "kafka-cluster:DescribeTransactionalId",
            "kafka-cluster:AlterTransactionalId",
            "kafka-cluster:DescribeTopic",
            "kafka-cluster:DescribeTopicDynamicConfiguration",
            "kafka-cluster:WriteData");

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

    /** Whether it allows reading. */
    public boolean reads() {
        return access == Access.READ || access == Access.ALL;
    }

    /** Whether it allows writing. */
    public boolean writes() {
        return access == Access.WRITE || access == Access.ALL;
    }

    /** The policy that stands for it in a cluster that has any ARN. */
    RolePermissions toPermissions() {
        String actions = String.join(
                "\",\"",
                switch (access) {
                    case ALL -> List.of("kafka-cluster:*");
                    case CONNECT -> List.of(KafkaAction.CONNECT);
                    case READ -> READING;
                    case WRITE -> WRITING;
                });
        String topics = access == Access.ALL ? "" : topicPrefix;
        String policy = """
                {"Statement": {"Effect": "Allow", "Action": ["%s"], "Resource": [
                "arn:*:cluster/*", "arn:*:group/*", "arn:*:transactional-id/*", "arn:*:topic/*/*/%s*"]}}
                """.formatted(actions, topics);
        return new RolePermissions(List.of(PolicyDocument.parse(policy)), Optional.empty());
    }
}
