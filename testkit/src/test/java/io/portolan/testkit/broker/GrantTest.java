package io.portolan.testkit.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a {@link Grant} allows. */
class GrantTest {
    private static final String ROLE = "arn:aws:iam::222222222222:role/client";

    @ParameterizedTest
    @CsvSource({
        "ALL, DELETE, TOPIC, payments, true",
        "ALL, ALTER, CLUSTER, kafka-cluster, true",
        "CONNECT, DESCRIBE, TOPIC, orders-1, false",
        "READ, READ, TOPIC, orders-1, true",
        "READ, DESCRIBE, TOPIC, orders-1, true",
        "READ, WRITE, TOPIC, orders-1, false",
        "READ, READ, TOPIC, payments, false",
        "READ, READ, GROUP, any, true",
        "READ, IDEMPOTENT_WRITE, CLUSTER, kafka-cluster, false",
        "WRITE, WRITE, TOPIC, orders-1, true",
        "WRITE, DESCRIBE, TOPIC, orders-1, true",
        "WRITE, CREATE, TOPIC, orders-1, false",
        "WRITE, WRITE, TOPIC, payments, false",
        "WRITE, READ, TOPIC, orders-1, false",
        "WRITE, READ, GROUP, any, false",
        "WRITE, WRITE, TRANSACTIONAL_ID, any, true",
        "WRITE, IDEMPOTENT_WRITE, CLUSTER, kafka-cluster, true",
        "WRITE, ALTER, CLUSTER, kafka-cluster, false",
    })
    void grantCoversItsKindAndTopics(
            Grant.Access access, AclOperation operation, ResourceType type, String name, boolean allowed) {
        Grants grants = Grants.of(new Grant(ROLE, access, "orders-"));
        assertThat(grants.allow(ROLE, operation, resource(type, name))).isEqualTo(allowed);
    }

    @Test
    void prefixWriterMayWriteSomewhere() {
        assertThat(Grants.of(Grant.write(ROLE, "orders-")).allowSomewhere(ROLE, AclOperation.WRITE, ResourceType.TOPIC))
                .isTrue();
        assertThat(Grants.of(Grant.read(ROLE, "orders-")).allowSomewhere(ROLE, AclOperation.WRITE, ResourceType.TOPIC))
                .isFalse();
    }

    @Test
    void grantsAddUpUntilRevoked() {
        Grants grants = Grants.of(Grant.read(ROLE, ""));
        grants.allow(Grant.write(ROLE, ""));
        ResourcePattern topic = resource(ResourceType.TOPIC, "orders");
        assertThat(grants.allow(ROLE, AclOperation.READ, topic)).isTrue();
        assertThat(grants.allow(ROLE, AclOperation.WRITE, topic)).isTrue();
        grants.revoke(ROLE);
        assertThat(grants.allow(ROLE, AclOperation.READ, topic)).isFalse();
        assertThat(grants.mayConnect(ROLE)).isFalse();
    }

    @Test
    void grantIsForItsRoleOnly() {
        Grants grants = Grants.of(Grant.all(ROLE));
        assertThat(grants.mayConnect(ROLE + "-of-another")).isFalse();
        assertThat(grants.allow(ROLE + "-of-another", AclOperation.READ, resource(ResourceType.TOPIC, "orders")))
                .isFalse();
    }

    private static ResourcePattern resource(ResourceType type, String name) {
        return new ResourcePattern(type, name, PatternType.LITERAL);
    }
}
