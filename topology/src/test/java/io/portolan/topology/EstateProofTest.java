package io.portolan.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.testkit.stack.StackResource;
import io.portolan.topology.format.CloudFormationTemplates;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** {@link EstateProof} holds for an estate with all kinds of sites. */
class EstateProofTest {

    private static final String ESTATE = """
            environment: prod
            region: us-east-2
            service-vpcs:
              us-east-2:
                cidr-blocks: [10.20.0.0/16]
                inbound-resolvers: [10.20.1.53, 10.20.2.53]
                account: "222222222222"
                vpc-id: vpc-0a1b2c3d4e5f60001
                inbound-endpoint: create
                subnets: [subnet-0a1b2c3d4e5f60001, subnet-0a1b2c3d4e5f60002]
                cluster-security-group: sg-0a1b2c3d4e5f60002
              us-west-2:
                cidr-blocks: [10.30.0.0/16]
                inbound-resolvers: [10.30.1.53, 10.30.2.53]
                account: "222222222222"
                vpc-id: vpc-0a1b2c3d4e5f60011
                inbound-endpoint: rslvr-in-0a1b2c3d4e5f60011
                inbound-security-group: sg-0a1b2c3d4e5f60011
                cluster-security-group: sg-0a1b2c3d4e5f60012
            client-sites:
              shop:
                region: us-east-2
                account: "333333333333"
                vpc-id: vpc-0a1b2c3d4e5f60003
                cidr-blocks: [10.1.0.0/16, 10.3.0.0/16]
                outbound-endpoint: create
                subnets: [subnet-0a1b2c3d4e5f60031, subnet-0a1b2c3d4e5f60032]
                identities: ["arn:aws:iam::333333333333:role/shop"]
              stock:
                region: us-east-2
                account: "444444444444"
                vpc-id: vpc-0a1b2c3d4e5f60004
                cidr-blocks: [10.2.0.0/16]
                outbound-endpoint-of: shop
              quay:
                region: us-west-2
                account: "444444444444"
                vpc-id: vpc-0a1b2c3d4e5f60005
                cidr-blocks: [10.4.0.0/16]
                outbound-endpoint: rslvr-out-0a1b2c3d4e5f60005
                outbound-security-group: sg-0a1b2c3d4e5f60005
              harbour:
                name-server: bind
                cidr-blocks: [192.168.7.0/24]
                identities: ["arn:aws:iam::555555555555:role/harbour"]
            roles:
              orders-client:
                session-name: checkout
                chain:
                  - arn:aws:iam::111111111111:role/kafka-hub
                  - {arn: "arn:aws:iam::222222222222:role/orders-client", external-id: checkout-team, tags: {team: checkout}}
                access:
                  read-topics: [orders]
                  write-topics: [orders, "audit-*"]
                  groups: [checkout]
                  transactional-ids: ["checkout-*"]
            clusters:
              orders:
                arn: arn:aws:kafka:us-west-2:222222222222:cluster/orders/5d2c1b0a-0000-4000-8000-000000000001-s1
                role: orders-client
              payments:
                region: us-east-2
                cluster-name: payments
                role: orders-client
            """;

    private static final EstateProof PROOF = EstateProof.of(
            ClusterCatalog.load(new ByteArrayInputStream(ESTATE.getBytes(StandardCharsets.UTF_8)), "estate.yaml"));

    @Test
    void allSitesReachAllClusters() {
        assertThat(PROOF.deploy().faults()).isEmpty();
    }

    @Test
    void eachResourceIsNeeded() {
        for (StackResource resource : PROOF.neededResources()) {
            assertThat(PROOF.deployWithout(resource).faults())
                    .as("without " + resource)
                    .isNotEmpty();
        }
    }

    /** Shop's account and that of yard lend each other rules, and chains lead from either cluster account to the other. */
    @Test
    void accountsThatNeedEachOtherAreMadeInTwoSteps() {
        EstateProof both = EstateProof.of(
                SampleEstates.ofText(ESTATE.replace("  harbour:\n", """
                  yard:
                    region: us-east-2
                    account: "444444444444"
                    vpc-id: vpc-0a1b2c3d4e5f60006
                    cidr-blocks: [10.5.0.0/16]
                    outbound-endpoint: rslvr-out-0a1b2c3d4e5f60006
                    outbound-security-group: sg-0a1b2c3d4e5f60006
                  web:
                    region: us-east-2
                    account: "333333333333"
                    vpc-id: vpc-0a1b2c3d4e5f60007
                    cidr-blocks: [10.6.0.0/16]
                    outbound-endpoint-of: yard
                  harbour:
                """).replace("roles:\n  orders", """
                roles:
                  there:
                    chain: ["arn:aws:iam::111111111111:role/there", "arn:aws:iam::222222222222:role/there"]
                  back:
                    chain: ["arn:aws:iam::222222222222:role/back", "arn:aws:iam::111111111111:role/back"]
                  orders""")));

        assertThat(CloudFormationTemplates.format(both.plan()).keySet())
                .filteredOn(file -> file.endsWith("-second.template.json"))
                .containsExactlyInAnyOrder(
                        "111111111111-global-second.template.json",
                        "222222222222-global-second.template.json",
                        "333333333333-us-east-2-second.template.json",
                        "444444444444-us-east-2-second.template.json");
        assertThat(both.deploy().faults()).isEmpty();
        assertThat(both.neededResources())
                .filteredOn(resource -> both.deployWithout(resource).faults().isEmpty())
                .isEmpty();
    }
}
