package io.portolan.testkit.broker;

import static io.portolan.testkit.broker.TwoNodeCluster.OWNER;
import static io.portolan.testkit.broker.TwoNodeCluster.OWNER_KEY;
import static io.portolan.testkit.broker.TwoNodeCluster.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** {@link LocalKafka} as clients of Kafka use it. */
class LocalKafkaTest {
    private static final String READER = "arn:aws:iam::222222222222:role/reader";
    private static final AwsCredentials READER_KEY = AwsBasicCredentials.create("ASIAREADER", "secret");

    private static TwoNodeCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = TwoNodeCluster.start("aaaa0001", TwoNodeCluster.NET + ".1", Duration.ZERO);
        cluster.knows(READER_KEY, new BrokerCaller(READER, "test", Instant.MAX));
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
    }

    @BeforeEach
    void forget() {
        cluster.kafka.forgetAuthentications();
        cluster.kafka.grants().revoke(READER);
    }

    @Test
    void idempotentRecordsAreReadBack() throws Exception {
        try (KafkaProducer<String, String> producer = cluster.producer(OWNER_KEY)) {
            send(producer, "created-on-first-use", "one");
            send(producer, "created-on-first-use", "two");
        }
        assertThat(cluster.read(OWNER_KEY, "created-on-first-use", 2)).containsExactlyInAnyOrder("one", "two");
        assertThat(cluster.kafka.seenPrincipals()).containsExactly(OWNER);
    }

    @Test
    void aTransactionIsSeenOnlyOnceCommitted() throws Exception {
        Map<String, Object> config = cluster.config(() -> OWNER_KEY);
        config.put("transactional.id", "tx");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, "transactions", "aborted");
            producer.abortTransaction();
            producer.beginTransaction();
            send(producer, "transactions", "committed");
            producer.commitTransaction();
        }
        assertThat(cluster.read(OWNER_KEY, "transactions", 1)).containsExactly("committed");
    }

    @Test
    void awsMskIamAuthWorksWithItsHandler() throws Exception {
        System.setProperty("aws.accessKeyId", OWNER_KEY.accessKeyId());
        System.setProperty("aws.secretAccessKey", OWNER_KEY.secretAccessKey());
        try (Admin admin = Admin.create(cluster.stockConfig())) {
            assertThat(admin.describeCluster().clusterId().get(20, TimeUnit.SECONDS))
                    .isNotBlank();
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @Test
    void advertisedNamesAreTheNodesOwn() throws Exception {
        try (Admin admin = cluster.admin(OWNER_KEY)) {
            assertThat(admin.describeCluster().nodes().get(20, TimeUnit.SECONDS))
                    .extracting(Node::host)
                    .containsExactlyInAnyOrder(
                            cluster.nodes.get(0).host(), cluster.nodes.get(1).host())
                    .noneMatch(host -> cluster.kafka.bootstrapServers().startsWith(host));
        }
    }

    @Test
    void deniedCallerGetsAccessDenied() {
        try (Admin admin = cluster.admin(AwsBasicCredentials.create("AKIASTRANGER", "secret"))) {
            assertThatThrownBy(() -> admin.describeCluster().nodes().get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(SaslAuthenticationException.class)
                    .hasMessageMatching("\\[[0-9a-f-]{36}]: Access denied");
        }
        assertThat(cluster.kafka.authentications())
                .isNotEmpty()
                .allSatisfy(attempt -> assertThat(attempt.denial()).isEqualTo("The key AKIASTRANGER is not known"));
        assertThat(cluster.kafka.seenPrincipals()).isEmpty();
    }

    @Test
    void roleWithoutGrantIsRefused() {
        try (Admin admin = cluster.admin(READER_KEY)) {
            assertThatThrownBy(() -> admin.describeCluster().nodes().get(20, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(SaslAuthenticationException.class);
        }
        assertThat(cluster.kafka.authentications().get(0).denial()).startsWith(READER + " has no grant");
    }

    @Test
    void readerReadsItsTopicsOnly() throws Exception {
        cluster.createTopic("orders-1");
        cluster.kafka.grants().allow(Grant.read(READER, "orders-"));
        try (KafkaProducer<String, String> producer = cluster.producer(OWNER_KEY)) {
            send(producer, "orders-1", "order");
        }
        assertThat(cluster.read(READER_KEY, "orders-1", 1)).containsExactly("order");
        try (KafkaProducer<String, String> producer = notIdempotent(READER_KEY)) {
            assertThatThrownBy(() -> send(producer, "orders-1", "forbidden"))
                    .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        }
        try (KafkaProducer<String, String> producer = cluster.producer(READER_KEY)) {
            assertThatThrownBy(() -> send(producer, "orders-1", "forbidden"))
                    .hasRootCauseInstanceOf(ClusterAuthorizationException.class);
        }
    }

    @Test
    void grantHoldsFromTheNextRequest() throws Exception {
        cluster.createTopic("late-grant");
        cluster.kafka.grants().allow(Grant.connect(READER));
        try (KafkaProducer<String, String> producer = notIdempotent(READER_KEY)) {
            assertThatThrownBy(() -> producer.partitionsFor("late-grant"))
                    .isInstanceOf(TopicAuthorizationException.class);
            cluster.kafka.grants().allow(Grant.write(READER, "late-"));
            assertThat(send(producer, "late-grant", "now").hasOffset()).isTrue();
        }
    }

    private static KafkaProducer<String, String> notIdempotent(AwsCredentials credentials) {
        Map<String, Object> config = cluster.config(() -> credentials);
        config.put("enable.idempotence", false);
        return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    @Test
    void clientsSurviveAStoppedBroker() throws Exception {
        cluster.createTopic("survivor");
        try (KafkaProducer<String, String> producer = cluster.producer(OWNER_KEY)) {
            for (int node : new int[] {1, 2}) {
                send(producer, "survivor", "before " + node);
                cluster.kafka.stop(node);
                assertThat(cluster.portIsOpen(node)).isFalse();
                producer.send(new ProducerRecord<>("survivor", 0, null, "during " + node))
                        .get(20, TimeUnit.SECONDS);
                producer.send(new ProducerRecord<>("survivor", 1, null, "during " + node))
                        .get(20, TimeUnit.SECONDS);
                cluster.kafka.start(node);
                assertThat(cluster.portIsOpen(node)).isTrue();
            }
        }
        assertThat(cluster.read(OWNER_KEY, "survivor", 6)).hasSize(6);
    }
}
