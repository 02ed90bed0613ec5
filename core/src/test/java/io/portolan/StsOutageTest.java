package io.portolan;

import static io.portolan.OrdersEstate.FROM_BYTES;
import static io.portolan.OrdersEstate.TO_BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.kafka.IamCallbackHandler;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.aws.AwsFault;
import io.portolan.testkit.aws.AwsService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link IamCallbackHandler} tells Kafka that an outage of STS passes. So no client fails for good, and all recover. */
@Timeout(90)
class StsOutageTest {

    private static final Map<String, Object> PATIENT =
            Map.of("linger.ms", 0, "delivery.timeout.ms", 60_000, "request.timeout.ms", 5_000, "max.block.ms", 60_000);

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(OrdersEstate.oneCluster()
            .cluster("orders", cluster -> cluster.inVpc("prod", "us-east-2").sessionLife(Duration.ofSeconds(1))));

    private final BlockingQueue<Finding> withheld = new LinkedBlockingQueue<>();

    @AfterEach
    void endSessionsLateAgain(LocalMsk msk) {
        msk.iam().sessionLife(Duration.ofHours(12));
    }

    @Test
    void outageLongerThanASessionEndsForAllClients(LocalMsk msk) throws Exception {
        msk.iam().sessionLife(Duration.ofSeconds(3));
        try (Portolan portolan = open(msk);
                Producer<String, String> idempotent = producer(portolan, Map.of());
                Producer<String, String> plain = producer(portolan, Map.of("enable.idempotence", false));
                Producer<String, String> transactional = producer(portolan, Map.of("transactional.id", "outage"));
                Consumer<String, String> consumer = portolan.cluster("orders")
                        .consumer(
                                FROM_BYTES,
                                FROM_BYTES,
                                Map.of("group.id", "outage", "auto.offset.reset", "earliest"))) {
            transactional.initTransactions();
            consumer.subscribe(Set.of("outage"));
            sendAll(List.of(idempotent, plain), transactional, consumer);

            msk.faults().aws().raise(AwsService.STS, AwsFault.UNAVAILABLE);
            List<Finding> reports = new ArrayList<>();
            while (reports.isEmpty()) {
                consumer.poll(Duration.ofMillis(200));
                withheld.drainTo(reports);
            }
            assertThat(reports).extracting(Finding::code).containsOnly(Code.STS_UNAVAILABLE);

            msk.faults().aws().clear();
            long end = System.nanoTime();
            sendAll(List.of(idempotent, plain), transactional, consumer);
            System.out.println("Recovered " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - end)
                    + " ms after the end of the outage");
        }
    }

    /** Each producer sends one record, and the consumer reads all of them. */
    private static void sendAll(
            List<Producer<String, String>> producers,
            Producer<String, String> transactional,
            Consumer<String, String> consumer)
            throws Exception {
        for (Producer<String, String> producer : producers) {
            producer.send(record()).get();
        }
        transactional.beginTransaction();
        Future<RecordMetadata> sent = transactional.send(record());
        transactional.commitTransaction();
        assertThat(sent.get().hasOffset()).isTrue();
        int read = 0;
        while (read <= producers.size()) {
            read += consumer.poll(Duration.ofMillis(200)).count();
        }
    }

    private static Producer<String, String> producer(Portolan portolan, Map<String, Object> more) {
        Map<String, Object> overrides = new HashMap<>(PATIENT);
        overrides.putAll(more);
        return portolan.cluster("orders").producer(TO_BYTES, TO_BYTES, overrides);
    }

    private static ProducerRecord<String, String> record() {
        return new ProducerRecord<>("outage", 0, "k", "v");
    }

    private Portolan open(LocalMsk msk) {
        return OrdersEstate.builder(msk, text -> text)
                .listener(new PortolanListener() {
                    @Override
                    public void credentialsWithheld(String cluster, String host, Finding finding) {
                        withheld.add(finding);
                    }
                })
                .open();
    }
}
