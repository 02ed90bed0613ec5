package io.portolan;

import static io.portolan.OrdersEstate.CLIENT;
import static io.portolan.OrdersEstate.HUB;
import static io.portolan.OrdersEstate.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * {@link io.portolan.credentials.IdentityRegistry} shares one session for each hop between all clients of a role. Clients
 * keep working after the end of a session.
 */
class SharedSessionTest {

    private static final Duration SHORT = Duration.ofSeconds(4);
    private static final int TIMEOUT_SECONDS = 60;

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(OrdersEstate.oneCluster()
            .cluster("orders", cluster -> cluster.inVpc("prod", "us-east-2").sessionLife(Duration.ofSeconds(2))));

    @Test
    void hundredClientsMakeOneAssumeRolePerHop(LocalMsk msk) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<Producer<String, String>> producers = new ArrayList<>();
        try (Portolan portolan = open(msk)) {
            Callable<Producer<String, String>> client = () -> OrdersEstate.producer(portolan.cluster("orders"));
            for (Future<Producer<String, String>> made : threads.invokeAll(Collections.nCopies(100, client))) {
                producers.add(made.get());
            }
            List<Future<RecordMetadata>> acknowledgements = producers.stream()
                    .map(producer -> producer.send(new ProducerRecord<>("hundred", "v")))
                    .toList();
            for (Future<RecordMetadata> acknowledgement : acknowledgements) {
                assertThat(acknowledgement.get().hasOffset()).isTrue();
            }
        } finally {
            threads.shutdownNow();
            producers.forEach(Producer::close);
        }
        assertThat(producers).hasSize(100);
        assertThat(msk.calls().count("sts:AssumeRole", HUB)).isEqualTo(1);
        assertThat(msk.calls().count("sts:AssumeRole", CLIENT)).isEqualTo(1);
        assertThat(msk.calls().count("kafka:GetBootstrapBrokers")).isEqualTo(1);
    }

    @Test
    void sessionExpiriesLoseNoRecord(LocalMsk msk) throws Exception {
        msk.iam().sessionLife(SHORT);
        List<String> sent = new ArrayList<>();
        try (Portolan portolan = open(msk);
                Producer<String, String> producer = OrdersEstate.producer(portolan.cluster("orders"))) {
            long end = System.nanoTime() + Duration.ofSeconds(TIMEOUT_SECONDS).toNanos();
            while (msk.calls().count("sts:AssumeRole", CLIENT) < 4 && System.nanoTime() < end) {
                String value = "record " + sent.size();
                producer.send(new ProducerRecord<>("renewed", value)).get();
                sent.add(value);
            }
            assertThat(msk.calls().count("sts:AssumeRole", CLIENT))
                    .as("sessions")
                    .isGreaterThanOrEqualTo(4);
            assertThat(read(portolan.cluster("orders"), "renewed", sent.size()))
                    .containsExactlyInAnyOrderElementsOf(sent);
        } finally {
            msk.iam().sessionLife(Duration.ofHours(12));
        }
        assertThat(msk.cluster("orders").kafka().authentications())
                .as("re-authentications on the same few connections, none refused")
                .hasSizeGreaterThan(6)
                .allMatch(authentication -> authentication.accepted());
        assertThat(msk.cluster("orders").seenPrincipals()).containsExactly(CLIENT);
    }

    @Test
    void clientsKeepCredentialsAfterPortolanCloses(LocalMsk msk) throws Exception {
        msk.iam().sessionLife(SHORT);
        Portolan portolan = open(msk);
        Producer<String, String> producer = OrdersEstate.producer(portolan.cluster("orders"));
        Admin admin = portolan.cluster("orders").admin();
        try (producer;
                admin) {
            portolan.close();
            producer.send(new ProducerRecord<>("outlives", "first")).get();
            long sessions = msk.calls().count("sts:AssumeRole", CLIENT);
            long end = System.nanoTime() + Duration.ofSeconds(TIMEOUT_SECONDS).toNanos();
            while (msk.calls().count("sts:AssumeRole", CLIENT) < sessions + 2 && System.nanoTime() < end) {
                producer.send(new ProducerRecord<>("outlives", "later")).get();
            }
            assertThat(admin.listTopics().names().get()).contains("outlives");
            assertThat(msk.calls().count("sts:AssumeRole", CLIENT))
                    .as("sessions after close")
                    .isGreaterThanOrEqualTo(sessions + 2);
            assertThat(ourThreads()).as("threads while clients live").isNotEmpty();
        } finally {
            msk.iam().sessionLife(Duration.ofHours(12));
        }
        for (Thread thread : ourThreads()) {
            thread.join(Duration.ofSeconds(TIMEOUT_SECONDS).toMillis());
        }
        assertThat(ourThreads()).as("threads after the last client").isEmpty();
    }

    private static List<Thread> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("portolan")
                        && !thread.getName().contains("testkit"))
                .collect(Collectors.toList());
    }

    private static List<String> read(Cluster cluster, String topic, int count) {
        Map<String, String> fromStart = Map.of("group.id", "reader-of-" + topic, "auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        try (Consumer<String, String> consumer =
                cluster.consumer(OrdersEstate.FROM_BYTES, OrdersEstate.FROM_BYTES, fromStart)) {
            consumer.subscribe(List.of(topic));
            long end = System.nanoTime() + Duration.ofSeconds(TIMEOUT_SECONDS).toNanos();
            while (values.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach((ConsumerRecord<String, String> r) -> values.add(r.value()));
            }
        }
        return values;
    }
}
