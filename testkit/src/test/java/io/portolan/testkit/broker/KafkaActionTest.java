package io.portolan.testkit.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.policy.PolicyDocument;
import io.portolan.testkit.policy.RolePermissions;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies of roles decide by the actions and ARNs of {@link KafkaAction}. */
class KafkaActionTest {

    private static final String ROLE = "arn:aws:iam::222222222222:role/orders-client";
    private static final String CLUSTER = "arn:aws:kafka:us-east-2:222222222222:cluster/orders/5d2c-s1";
    private static final String TOPIC = "arn:aws:kafka:us-east-2:222222222222:topic/orders/5d2c-s1/";

    @ParameterizedTest
    @CsvSource({
        "kafka-cluster:ReadData, topic/orders/5d2c-s1/audit, READ, TOPIC, audit, true",
        "kafka-cluster:ReadData, topic/orders/5d2c-s1/audit, READ, TOPIC, audits, false",
        "kafka-cluster:ReadData, topic/orders/5d2c-s1/audit-*, READ, TOPIC, audit-1, true",
        "kafka-cluster:ReadData, topic/orders/5d2c-s1/audit, DESCRIBE, TOPIC, audit, false",
        "kafka-cluster:ReadData, topic/other/5d2c-s1/audit, READ, TOPIC, audit, false",
        "kafka-cluster:DescribeTopic, topic/orders/*, DESCRIBE, TOPIC, audit, true",
        "kafka-cluster:WriteData, topic/orders/5d2c-s1/audit, WRITE, TOPIC, audit, true",
        "kafka-cluster:WriteData, topic/orders/5d2c-s1/audit, READ, TOPIC, audit, false",
        "kafka-cluster:AlterGroup, group/orders/5d2c-s1/checkout, READ, GROUP, checkout, true",
        "kafka-cluster:AlterGroup, topic/orders/5d2c-s1/checkout, READ, GROUP, checkout, false",
        "kafka-cluster:AlterTransactionalId, transactional-id/orders/5d2c-s1/a/b, WRITE, TRANSACTIONAL_ID, a/b, true",
        "kafka-cluster:WriteDataIdempotently, cluster/orders/5d2c-s1, IDEMPOTENT_WRITE, CLUSTER, kafka-cluster, true",
        "kafka-cluster:*, cluster/orders/5d2c-s1, CLUSTER_ACTION, CLUSTER, kafka-cluster, true",
        "kafka-cluster:Describe*, cluster/orders/5d2c-s1, CLUSTER_ACTION, CLUSTER, kafka-cluster, false",
    })
    void policyIsAskedForActionAndArn(
            String action, String resource, AclOperation operation, ResourceType type, String name, boolean allowed) {
        Grants grants = grants(CLUSTER, allow(action, "arn:aws:kafka:us-east-2:222222222222:" + resource));

        assertThat(grants.allow(ROLE, operation, new ResourcePattern(type, name, PatternType.LITERAL)))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"audit, true", "audit-*, true", "*, true"})
    void patternAllowsSomewhere(String name, boolean allowed) {
        Grants grants = grants(CLUSTER, allow("kafka-cluster:WriteData", TOPIC + name));

        assertThat(grants.allowSomewhere(ROLE, AclOperation.WRITE, ResourceType.TOPIC))
                .isEqualTo(allowed);
        assertThat(grants.allowSomewhere(ROLE, AclOperation.READ, ResourceType.TOPIC))
                .isFalse();
    }

    @Test
    void topicsOfAnotherClusterAreNotSomewhere() {
        Grants grants = grants(CLUSTER.replace("orders", "other"), allow("kafka-cluster:WriteData", TOPIC + "*"));

        assertThat(grants.allowSomewhere(ROLE, AclOperation.WRITE, ResourceType.TOPIC))
                .isFalse();
    }

    @Test
    void connectionNeedsPolicyOfTheClustersAccount() {
        String connect = allow("kafka-cluster:Connect", "*");

        assertThat(grants(CLUSTER, connect).mayConnect(ROLE)).isTrue();
        assertThat(grants(CLUSTER, connect).mayConnect(ROLE.replace("2222", "4444")))
                .isFalse();
        assertThat(grants(CLUSTER, allow("kafka-cluster:ReadData", "*")).mayConnect(ROLE))
                .isFalse();
    }

    private static Grants grants(String clusterArn, String policy) {
        RolePermissions permissions = new RolePermissions(List.of(PolicyDocument.parse(policy)), Optional.empty());
        return Grants.of().addPolicies(clusterArn, role -> Optional.of(permissions));
    }

    private static String allow(String action, String resource) {
        return """
                {"Statement":[{"Effect":"Allow","Action":"%s","Resource":"%s"}]}""".formatted(action, resource);
    }
}
