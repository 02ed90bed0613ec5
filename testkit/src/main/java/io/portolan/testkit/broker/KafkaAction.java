package io.portolan.testkit.broker;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/** Names the action of {@code kafka-cluster} that MSK asks of IAM for an operation of Kafka. */
final class KafkaAction {

    static final String CONNECT = "kafka-cluster:Connect";

    private static final Map<String, String> NAMES = Map.ofEntries(
            entry("DESCRIBE CLUSTER", "DescribeCluster"),
            entry("ALTER CLUSTER", "AlterCluster"),
            entry("DESCRIBE_CONFIGS CLUSTER", "DescribeClusterDynamicConfiguration"),
            entry("ALTER_CONFIGS CLUSTER", "AlterClusterDynamicConfiguration"),
            entry("IDEMPOTENT_WRITE CLUSTER", "WriteDataIdempotently"),
            entry("CREATE TOPIC", "CreateTopic"),
            entry("DESCRIBE TOPIC", "DescribeTopic"),
            entry("ALTER TOPIC", "AlterTopic"),
            entry("DELETE TOPIC", "DeleteTopic"),
            entry("DESCRIBE_CONFIGS TOPIC", "DescribeTopicDynamicConfiguration"),
            entry("ALTER_CONFIGS TOPIC", "AlterTopicDynamicConfiguration"),
            entry("READ TOPIC", "ReadData"),
            entry("WRITE TOPIC", "WriteData"),
            entry("DESCRIBE GROUP", "DescribeGroup"),
            entry("READ GROUP", "AlterGroup"),
            entry("DELETE GROUP", "DeleteGroup"),
            entry("DESCRIBE TRANSACTIONAL_ID", "DescribeTransactionalId"),
            entry("WRITE TRANSACTIONAL_ID", "AlterTransactionalId"));

    private KafkaAction() {}

    /** An operation that MSK has no action for gets a name that only {@code kafka-cluster:*} allows. */
    static String of(AclOperation operation, ResourceType type) {
        return "kafka-cluster:" + NAMES.getOrDefault(operation + " " + type, operation + "-" + type);
    }

    /** The ARN of a topic, a group or a transactional id of a cluster. All other resources are the cluster itself. */
    static String resource(String clusterArn, ResourceType type, String name) {
        return switch (type) {
            case TOPIC, GROUP, TRANSACTIONAL_ID ->
                clusterArn.replaceFirst(
                                ":cluster/",
                                ":" + type.toString().toLowerCase(Locale.ROOT).replace('_', '-') + "/")
                        + "/" + name;
            default -> clusterArn;
        };
    }
}
