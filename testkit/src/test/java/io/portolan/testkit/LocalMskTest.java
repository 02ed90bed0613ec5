package io.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.testkit.aws.AwsFault;
import io.portolan.testkit.aws.AwsService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ForbiddenException;
import software.amazon.awssdk.services.sts.model.StsException;

/** {@link LocalMsk} as a client meets it: role chains, grants, and the MSK API. */
class LocalMskTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(SampleEstates.twoRegions());

    private final LocalMsk msk = ESTATE.msk();

    @Test
    void recordsReachAnotherAccountByARoleChain() throws Exception {
        SignedClients clients = new SignedClients(msk, "orders", ordersClient());
        try (Producer<String, String> producer = clients.producer()) {
            producer.send(new ProducerRecord<>("orders", "k", "v")).get();
        }
        try (Consumer<String, String> consumer = clients.consumer()) {
            consumer.subscribe(List.of("orders"));
            ConsumerRecord<String, String> first = firstOf(consumer);
            assertThat(first.value()).isEqualTo("v");
        }
        assertThat(msk.cluster("orders").seenPrincipals()).containsExactly(SampleEstates.ORDERS_CLIENT);
        assertThat(msk.calls().count("sts:AssumeRole")).isEqualTo(2);
    }

    @Test
    void advertisedNamesDifferFromTheBootstrapName() throws Exception {
        LocalCluster orders = msk.cluster("orders");
        try (Admin admin = new SignedClients(msk, "orders", ordersClient()).admin()) {
            assertThat(admin.describeCluster().nodes().get())
                    .extracting(Node::host)
                    .containsExactlyInAnyOrderElementsOf(orders.brokerHosts())
                    .doesNotContain(orders.bootstrapHost());
        }
    }

    @Test
    void controlPlaneHasTheDeclaredRoles() {
        assertThat(msk.controlPlane().roles().get(SampleEstates.ORDERS_CLIENT).trust())
                .contains("sts:ExternalId");
    }

    @Test
    void identityWithoutGrantIsDeniedByBrokers() {
        try (Admin admin = new SignedClients(msk, "orders", shop()).admin()) {
            assertThatThrownBy(() -> admin.describeCluster().nodes().get())
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(SaslAuthenticationException.class)
                    .hasMessageContaining("Access denied");
        }
        assertThat(msk.cluster("orders").seenPrincipals()).isEmpty();
    }

    @Test
    void readerMayNotWrite() {
        AwsCredentials reader =
                new AwsSdkClients(msk, msk.site("plant").credentials()).assume(SampleEstates.AUDIT_READER, "");
        try (Producer<String, String> producer = new SignedClients(msk, "audit", reader).producer()) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("audit-log", "v"))
                            .get())
                    .satisfies(e -> assertThat(List.of(e, e.getCause() == null ? e : e.getCause()))
                            .anyMatch(TopicAuthorizationException.class::isInstance));
        }
    }

    @Test
    void mskApiAnswersTheOwnersAccountOnly() {
        LocalCluster orders = msk.cluster("orders");
        try (KafkaClient owner = new AwsSdkClients(msk, ordersClient()).kafka("us-west-2");
                KafkaClient stranger = new AwsSdkClients(msk, shop()).kafka("us-west-2")) {
            assertThat(owner.getBootstrapBrokers(request -> request.clusterArn(orders.arn()))
                            .bootstrapBrokerStringSaslIam())
                    .isEqualTo(orders.bootstrapServers());
            assertThat(owner.listClustersV2(request -> {}).clusterInfoList())
                    .extracting(info -> info.clusterName())
                    .containsExactlyInAnyOrder("orders", "payments");
            assertThatThrownBy(() -> stranger.getBootstrapBrokers(request -> request.clusterArn(orders.arn())))
                    .isInstanceOf(ForbiddenException.class);
        }
        assertThat(msk.calls().count("kafka:GetBootstrapBrokers")).isEqualTo(2);
    }

    @Test
    void provisionedClusterHasThreeBootstrapStrings() {
        try (KafkaClient owner = new AwsSdkClients(msk, ordersClient()).kafka("us-east-2")) {
            var answer = owner.getBootstrapBrokers(
                    request -> request.clusterArn(msk.cluster("legacy").arn()));
            assertThat(answer.bootstrapBrokerStringSaslIam()).contains(":9098");
            assertThat(answer.bootstrapBrokerStringVpcConnectivitySaslIam()).contains(":1400");
            assertThat(answer.bootstrapBrokerStringPublicSaslIam()).contains(":9198");
        }
    }

    @Test
    void wrongExternalIdIsDenied() {
        AwsSdkClients hub = new AwsSdkClients(msk, new AwsSdkClients(msk, shop()).assume(SampleEstates.HUB, ""));
        assertThatThrownBy(() -> hub.assume(SampleEstates.ORDERS_CLIENT, "wrong"))
                .isInstanceOf(StsException.class);
        assertThatThrownBy(() -> new AwsSdkClients(msk, shop()).assume(SampleEstates.ORDERS_CLIENT, "checkout-team"))
                .isInstanceOf(StsException.class)
                .hasMessageContaining(msk.site("shop").identityArn());
    }

    @Test
    void clearingEndsFaultsAndStartsBrokers() throws Exception {
        msk.faults().aws().raise(AwsService.STS, AwsFault.FAILING);
        msk.faults().clock().skew(Duration.ofHours(1));
        msk.iam().removeRole(SampleEstates.HUB);
        msk.cluster("orders").stopBroker(1);
        assertThatThrownBy(this::ordersClient).isInstanceOf(StsException.class);

        msk.faults().clear();
        try (Admin admin = new SignedClients(msk, "orders", ordersClient()).admin()) {
            assertThat(admin.describeCluster().nodes().get()).isNotEmpty();
        }
    }

    private AwsCredentials shop() {
        return msk.site("shop").credentials();
    }

    private AwsCredentials ordersClient() {
        AwsCredentials hub = new AwsSdkClients(msk, shop()).assume(SampleEstates.HUB, "");
        return new AwsSdkClients(msk, hub).assume(SampleEstates.ORDERS_CLIENT, "checkout-team");
    }

    private static ConsumerRecord<String, String> firstOf(Consumer<String, String> consumer) {
        for (int i = 0; i < 100; i++) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                return record;
            }
        }
        throw new AssertionError("no record in 20 s");
    }
}
