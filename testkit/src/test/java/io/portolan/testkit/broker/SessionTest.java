package io.portolan.testkit.broker;

import static io.portolan.testkit.broker.TwoNodeCluster.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** The life of a session at {@link LocalKafka} (KIP-368): two seconds here. */
class SessionTest {
    private static final AwsCredentials KEY = AwsBasicCredentials.create("ASIASESSION", "secret");

    private static TwoNodeCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = TwoNodeCluster.start("aaaa0002", TwoNodeCluster.NET + ".2", Duration.ofSeconds(2));
        cluster.createTopic("sessions");
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
    }

    @BeforeEach
    void knowsTheKey() {
        cluster.knows(KEY, new BrokerCaller(TwoNodeCluster.OWNER, "checkout", Instant.MAX));
        cluster.kafka.forgetAuthentications();
    }

    @Test
    void aConnectionOutlivesItsSessionByReauthentication() throws Exception {
        try (KafkaProducer<String, String> producer = cluster.producer(KEY)) {
            sendUntil(producer, () -> metric(producer, "successful-reauthentication-total") >= 3);
            assertThat(metric(producer, "connection-close-total"))
                    .as("closed connections, of which one may be the bootstrap one")
                    .isLessThanOrEqualTo(1);
        }
        assertThat(cluster.kafka.seenPrincipals()).containsExactly(TwoNodeCluster.OWNER);
    }

    @Test
    void credentialsThatEndSoonerEndTheSession() throws Exception {
        cluster.knows(
                KEY,
                new BrokerCaller(TwoNodeCluster.OWNER, "checkout", Instant.now().plusMillis(1500)));
        try (KafkaProducer<String, String> producer = cluster.producer(KEY)) {
            send(producer, "sessions", "first");
            assertThat(metric(producer, "successful-reauthentication-total")).isZero();
            cluster.knows(KEY, new BrokerCaller(TwoNodeCluster.OWNER, "checkout", Instant.MAX));
            sendUntil(producer, () -> metric(producer, "successful-reauthentication-total") >= 1);
        }
    }

    @Test
    void reauthenticationNeedsValidCredentials() throws Exception {
        try (KafkaProducer<String, String> producer = cluster.producer(KEY)) {
            send(producer, "sessions", "first");
            cluster.forgets(KEY);
            sendUntil(producer, () -> metric(producer, "failed-reauthentication-total") >= 1);
            producer.close(Duration.ZERO);
        }
        assertThat(cluster.kafka.authentications())
                .filteredOn(attempt -> !attempt.accepted())
                .first()
                .extracting(Authentication::denial)
                .isEqualTo("The key ASIASESSION is not known");
    }

    @Test
    void changedSessionNameCutsTheConnection() throws Exception {
        try (KafkaProducer<String, String> producer = cluster.producer(KEY)) {
            send(producer, "sessions", "first");
            cluster.knows(KEY, new BrokerCaller(TwoNodeCluster.OWNER, "renamed", Instant.MAX));
            sendUntil(producer, () -> metric(producer, "failed-reauthentication-total") >= 1);
        }
    }

    @Test
    void brokerCutsAnExpiredSession() throws Exception {
        try (RawConnection connection = RawConnection.authenticated(cluster, KEY)) {
            assertThat(connection.sessionLife()).isEqualTo(Duration.ofSeconds(2));
            assertThat(connection.answersMetadata()).isTrue();
            await(connection::isExpired);
            assertThat(connection.answersMetadata()).isFalse();
        }
    }

    /** Sends records until the condition holds or 30 s are over. Some records may fail. */
    private static void sendUntil(KafkaProducer<String, String> producer, BooleanSupplier reached) throws Exception {
        Instant deadline = Instant.now().plusSeconds(30);
        while (!reached.getAsBoolean() && Instant.now().isBefore(deadline)) {
            try {
                producer.send(new ProducerRecord<>("sessions", "again")).get(100, TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                // A failed record does not matter, because the condition decides.
            }
        }
        assertThat(reached.getAsBoolean())
                .as("the condition after half a minute")
                .isTrue();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static double metric(KafkaProducer<?, ?> producer, String name) {
        return producer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(name)
                        && metric.metricName().group().equals("producer-metrics"))
                .mapToDouble(metric -> (Double) metric.metricValue())
                .sum();
    }
}
