package io.portolan;

import static io.portolan.OrdersEstate.FROM_BYTES;
import static io.portolan.OrdersEstate.TO_BYTES;
import static io.portolan.TwinEstate.PARTITION;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PreflightException;
import io.portolan.kafka.ClusterWatch;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A {@link ClusterWatch} stops clients once two clusters are swapped behind one name.
 */
@Timeout(600)
class SwappedClustersTest {

    private static final int SIDE_BY_SIDE = 10;

    private static final Map<String, Object> BUSY =
            Map.of("linger.ms", 0, "max.block.ms", 500, "reconnect.backoff.ms", 50, "reconnect.backoff.max.ms", 100);

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(TwinEstate.declared());

    @AutoClose("shutdownNow")
    private final ExecutorService executor = Executors.newFixedThreadPool(SIDE_BY_SIDE);

    private final AtomicInteger acknowledged = new AtomicInteger();

    @Test
    void newClientsSendNothingToTheOtherCluster(LocalMsk msk) throws Exception {
        sendByNewClients(msk, 2 * SIDE_BY_SIDE);
    }

    @Test
    @Tag("whole")
    void aThousandNewClientsSendNothingToTheOtherCluster(LocalMsk msk) throws Exception {
        sendByNewClients(msk, 1_000);
    }

    private void sendByNewClients(LocalMsk msk, int tries) throws Exception {
        TwinEstate estate = TwinEstate.of(msk);
        int made = 0;
        for (int tried = 0; tried < tries; tried += SIDE_BY_SIDE) {
            try (Portolan unchecked = estate.openPinned("off");
                    Portolan approved = OrdersEstate.open(msk, estate.pinned("fail"))) {
                approved.cluster("orders").preflight().orThrow();
                estate.swap();
                List<Producer<String, String>> producers = makeClients(unchecked, approved);
                made += producers.size();
                while (estate.met.size() < made) {
                    sideBySide(producers.stream().map(this::sending).toList());
                }
                producers.forEach(producer -> producer.close(Duration.ZERO));
                estate.swapBack();
            }
        }
        estate.swap();

        assertThat(made).as("clients of the policy off, and others").isGreaterThanOrEqualTo(tries / 2);
        assertThat(estate.met).as("reports, one for each client").hasSize(made);
        assertThat(acknowledged).hasValue(0);
        assertThat(estate.recordsOfTheTwin()).isZero();
    }

    /** The clients that could be made. The preflights of the others have found the other cluster. */
    private List<Producer<String, String>> makeClients(Portolan unchecked, Portolan approved) throws Exception {
        List<Callable<Optional<Producer<String, String>>>> clients = new ArrayList<>();
        for (int i = 0; i < SIDE_BY_SIDE; i++) {
            Cluster cluster = (i % 2 == 0 ? unchecked : approved).cluster("orders");
            boolean byStrings = i % 4 < 2;
            clients.add(() -> makeClient(cluster, byStrings));
        }
        return sideBySide(clients).stream().flatMap(Optional::stream).toList();
    }

    private static Optional<Producer<String, String>> makeClient(Cluster cluster, boolean byStrings) {
        try {
            return Optional.of(
                    byStrings
                            ? new KafkaProducer<>(new HashMap<>(cluster.clientConfig(BUSY)), TO_BYTES, TO_BYTES)
                            : cluster.producer(TO_BYTES, TO_BYTES, BUSY));
        } catch (PreflightException e) {
            assertThat(e).hasMessageContaining("WRONG_CLUSTER");
            return Optional.empty();
        }
    }

    private void send(Producer<String, String> producer) {
        var unused = producer.send(TwinEstate.record(), (metadata, failure) -> {
            if (failure == null) {
                acknowledged.incrementAndGet();
            }
        });
    }

    private Callable<Boolean> sending(Producer<String, String> producer) {
        return () -> {
            send(producer);
            return true;
        };
    }

    private <T> List<T> sideBySide(List<Callable<T>> work) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> done : executor.invokeAll(work)) {
            results.add(done.get());
        }
        return results;
    }

    @ParameterizedTest
    @CsvSource({"pinned, off", "pinned, fail", "learn, fail"})
    void runningProducerMakesNoNewConnection(String rule, String policy, LocalMsk msk) throws Exception {
        TwinEstate estate = TwinEstate.of(msk);
        try (Portolan portolan = rule.equals("pinned") ? estate.openPinned(policy) : estate.open(rule, policy);
                Producer<String, String> producer = portolan.cluster("orders").producer(TO_BYTES, TO_BYTES, BUSY)) {
            while (acknowledged.get() == 0) {
                send(producer);
            }
            estate.swap();
            msk.cluster("orders").resetConnections();
            while (estate.met.isEmpty()) {
                send(producer);
            }
            int before = estate.authenticationsOfTheTwin();
            double tried = connections(producer.metrics());
            while (connections(producer.metrics()) < tried + 3) {
                send(producer);
            }
            assertThat(estate.authenticationsOfTheTwin()).isEqualTo(before);
            assertThat(estate.met).hasSize(1).allMatch(finding -> finding.code() == Code.WRONG_CLUSTER);

            estate.swapBack();
            acknowledged.set(0);
            while (acknowledged.get() == 0) {
                portolan.cluster("orders").preflight();
                send(producer);
            }
        }
    }

    @Test
    void runningConsumerMakesNoNewConnection(LocalMsk msk) throws Exception {
        TwinEstate estate = TwinEstate.of(msk);
        try (Portolan portolan = estate.openPinned("fail");
                Consumer<String, String> consumer = portolan.cluster("orders").consumer(FROM_BYTES, FROM_BYTES, BUSY)) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            receive(portolan, consumer);
            estate.swap();
            msk.cluster("orders").resetConnections();
            while (estate.met.isEmpty()) {
                consumer.poll(Duration.ofMillis(10));
            }
            int before = estate.authenticationsOfTheTwin();
            double tried = connections(consumer.metrics());
            while (connections(consumer.metrics()) < tried + 3) {
                consumer.poll(Duration.ofMillis(10));
            }
            assertThat(estate.authenticationsOfTheTwin()).isEqualTo(before);

            estate.swapBack();
            receive(portolan, consumer);
        }
    }

    /**
     * Sends until the consumer gets a record. It may have reset its offset in the other cluster. Kafka tries all addresses
     * that it has resolved there, so the first preflight may not be enough.
     */
    private static void receive(Portolan portolan, Consumer<String, String> consumer) throws Exception {
        try (Producer<String, String> producer = OrdersEstate.producer(portolan.cluster("orders"))) {
            while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {
                producer.send(TwinEstate.record()).get();
                portolan.cluster("orders").preflight();
            }
        }
    }

    private static double connections(Map<MetricName, ? extends Metric> metrics) {
        for (Map.Entry<MetricName, ? extends Metric> metric : metrics.entrySet()) {
            if (metric.getKey().name().equals("connection-creation-total")) {
                return (double) metric.getValue().metricValue();
            }
        }
        throw new AssertionError("no such metric");
    }
}
