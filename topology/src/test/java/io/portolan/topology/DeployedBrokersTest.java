package io.portolan.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.credentials.BaseIdentity;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.broker.Grant;
import io.portolan.testkit.estate.IpProtocol;
import io.portolan.testkit.estate.RuleAssociation;
import io.portolan.testkit.estate.SecurityGroup;
import io.portolan.topology.explain.Drift;
import io.portolan.topology.explain.DriftEntry;
import io.portolan.topology.plan.PlanSelection;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** An {@link EstateProof} with real brokers, name servers, STS and MSK API. */
class DeployedBrokersTest {

    private static final String HUB = "arn:aws:iam::111111111111:role/kafka-hub";
    private static final String CLIENT = "arn:aws:iam::222222222222:role/orders-client";
    private static final List<String> SITES = List.of("shop", "stock", "harbour");
    private static final List<String> CLUSTERS = List.of("orders", "payments");

    private static final LocalMsk MSK = LocalMsk.builder()
            .fromTemplates()
            .serviceVpc("prod", "us-east-2")
            .serviceVpc("prod", "us-west-2")
            .cluster("orders", c -> c.inVpc("prod", "us-west-2").brokers(1))
            .cluster("payments", c -> c.inVpc("prod", "us-east-2").brokers(1).foundByName())
            .role(HUB, r -> r.trusts("333333333333", "444444444444", "555555555555"))
            .role(
                    CLIENT,
                    r -> r.trusts(HUB)
                            .externalId("checkout-team")
                            .mayWrite("orders", "orders")
                            .mayWrite("payments", "orders"))
            .role(
                    "arn:aws:iam::222222222222:role/estate-reader",
                    r -> r.trusts("333333333333").mayInspect())
            .site("shop", s -> s.inRegion("prod", "us-east-2"))
            .site(
                    "stock",
                    s -> s.inRegion("prod", "us-east-2").account("444444444444").outboundEndpointOf("shop"))
            .onPremises("harbour", s -> s.account("555555555555"))
            .start();

    @BeforeAll
    static void deploy() throws Exception {
        assertThat(preflight("shop", "orders").has(Code.ROLE_NOT_ASSUMABLE))
                .as("before the deployment")
                .isTrue();
        EstateProof.of(catalog("shop")).deployment().deploy(MSK.controlPlane());
        for (String cluster : CLUSTERS) {
            createTopics(cluster);
        }
    }

    @AfterAll
    static void close() {
        MSK.close();
    }

    @Test
    void allSitesSendToAllClusters() throws Exception {
        for (String site : SITES) {
            MSK.enter(site);
            try (Portolan portolan = open(site)) {
                for (String cluster : CLUSTERS) {
                    portolan.cluster(cluster).preflight().orThrow();
                    assertThat(send(portolan, cluster, "orders"))
                            .as(site + " to " + cluster)
                            .isNotNegative();
                }
            }
        }
    }

    @Test
    void topicsWithoutAccessAreDenied() {
        MSK.enter("shop");
        try (Portolan portolan = open("shop")) {
            assertThatThrownBy(() -> send(portolan, "orders", "secrets"))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void removedAssociationIsSeenAtOnce() {
        RuleAssociation association = MSK.controlPlane().ruleAssociations().all().stream()
                .filter(each -> each.account().equals("444444444444"))
                .filter(each ->
                        MSK.controlPlane().rules().get(each.ruleId()).domain().contains("us-west-2"))
                .findFirst()
                .orElseThrow();
        MSK.controlPlane().ruleAssociations().remove(association.id());
        try {
            assertThat(preflight("stock", "orders").has(Code.MISSING_RULE)).isTrue();
            preflight("stock", "payments").orThrow();
            preflight("shop", "orders").orThrow();
        } finally {
            MSK.controlPlane().ruleAssociations().add(association);
        }
    }

    @Test
    void printedCatalogInspectsAnAccount() {
        MSK.enter("shop");
        try (Portolan portolan = open("shop")) {
            Drift drift = new EstateInspection(portolan, catalog("shop"))
                    .drift(new PlanSelection(
                            Optional.empty(), Optional.of(Region.US_EAST_2), Optional.of("222222222222")));

            assertThat(drift.entries())
                    .as(drift.toText())
                    .isNotEmpty()
                    .allMatch(entry -> entry.state() == DriftEntry.State.EQUAL);
        }
    }

    @Test
    void closedSecurityGroupLosesQuestions() {
        List<SecurityGroup> before = MSK.controlPlane().securityGroups().all().stream()
                .filter(group -> group.account().equals("333333333333"))
                .toList();
        before.forEach(group ->
                MSK.controlPlane().securityGroups().add(group.withoutRules(rule -> rule.protocol() == IpProtocol.UDP)));
        try {
            assertThat(preflight("shop", "orders").has(Code.RULE_TARGET_UNREACHABLE))
                    .isTrue();
            preflight("harbour", "orders").orThrow();
        } finally {
            before.forEach(MSK.controlPlane().securityGroups()::add);
        }
    }

    private static PreflightReport preflight(String site, String cluster) {
        MSK.enter(site);
        try (Portolan portolan = open(site)) {
            return portolan.cluster(cluster).preflight();
        }
    }

    private static long send(Portolan portolan, String cluster, String topic) throws Exception {
        try (Producer<String, String> producer =
                portolan.cluster(cluster).producer(new StringSerializer(), new StringSerializer())) {
            return producer.send(new ProducerRecord<>(topic, "k", "v")).get().offset();
        }
    }

    private static Portolan open(String site) {
        return open(MSK.catalogText(site), MSK.site(site).credentials());
    }

    private static Portolan open(String catalog, AwsCredentials base) {
        return Portolan.builder(load(catalog))
                .baseIdentity(BaseIdentity.provider(StaticCredentialsProvider.create(base)))
                .open();
    }

    private static ClusterCatalog catalog(String site) {
        return load(MSK.catalogText(site));
    }

    private static ClusterCatalog load(String text) {
        return ClusterCatalog.load(new ByteArrayInputStream(text.getBytes(UTF_8)), "portolan.yaml");
    }

    /** An operator of the cluster makes the topics. No plan gives the clients that right. */
    private static void createTopics(String cluster) throws Exception {
        AwsCredentials operator = MSK.iam().user("222222222222", "operator");
        MSK.cluster(cluster).kafka().grants().allow(Grant.all("arn:aws:iam::222222222222:user/operator"));
        MSK.enter("shop");
        String direct = MSK.catalogText("shop").replaceAll("(?m)^    role: .*\n", "");
        try (Portolan portolan = open(direct, operator);
                Admin admin = portolan.cluster(cluster).admin()) {
            admin.createTopics(List.of(new NewTopic("orders", 1, (short) 1), new NewTopic("secrets", 1, (short) 1)))
                    .all()
                    .get();
        }
    }
}
