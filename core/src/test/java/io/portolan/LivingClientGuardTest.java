package io.portolan;

import static io.portolan.OrdersEstate.FROM_BYTES;
import static io.portolan.OrdersEstate.TO_BYTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.kafka.IamCallbackHandler;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link IamCallbackHandler} signs nothing for a broker whose name has moved since the preflight passed. */
@Timeout(60)
class LivingClientGuardTest {

    private static final Map<String, Object> PATIENT =
            Map.of("linger.ms", 0, "reconnect.backoff.ms", 50, "reconnect.backoff.max.ms", 200);

    /** For clients that never get through. */
    private static final Map<String, Object> QUICK = Map.of("max.block.ms", 2_000, "reconnect.backoff.ms", 50);

    @RegisterExtension
    static final LocalMskExtension ESTATE =
            LocalMskExtension.of(OrdersEstate.oneCluster().serviceVpc("dev", "us-east-2"));

    private final BlockingQueue<Finding> withheld = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> released = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @ValueSource(strings = {"off", "warn", "fail"})
    void movedNamesGetNoCredentialsFromAnyClient(String policy, LocalMsk msk) throws Exception {
        try (Portolan portolan = open(msk, policy);
                Producer<String, String> running = portolan.cluster("orders").producer(TO_BYTES, TO_BYTES, PATIENT)) {
            running.send(record()).get();
            Map<String, Object> earlier =
                    new HashMap<>(portolan.cluster("orders").clientConfig(QUICK));

            try (ForeignBrokers foreign = ForeignBrokers.takeOver(msk, "dev", "us-east-2");
                    Producer<String, String> ofSamePortolan =
                            portolan.cluster("orders").producer(TO_BYTES, TO_BYTES, QUICK);
                    Producer<String, String> ofEarlierConfig = new KafkaProducer<>(earlier, TO_BYTES, TO_BYTES)) {
                assertThatThrownBy(() -> ofSamePortolan.send(record()).get())
                        .hasCauseInstanceOf(TimeoutException.class);
                assertThatThrownBy(() -> ofEarlierConfig.send(record()).get())
                        .hasCauseInstanceOf(TimeoutException.class);
                foreign.awaitConnections(3); // One by each client.
                assertThat(msk.cluster("orders").kafka().authentications())
                        .as("credentials that arrived there")
                        .isEmpty();
            }
            assertThat(withheld.take().code()).isEqualTo(Code.WRONG_ENVIRONMENT);

            msk.faults().clear();
            assertThat(running.send(record()).get().hasOffset()).isTrue();
            assertThat(released.take()).endsWith(".kafka-serverless.us-east-2.amazonaws.com");
        }
        assertThat(withheld).as("one report for each host").hasSizeLessThan(3);
    }

    @Test
    void consumerSurvivesARefusal(LocalMsk msk) throws Exception {
        try (Portolan portolan = open(msk, "fail");
                Producer<String, String> producer = portolan.cluster("orders").producer(TO_BYTES, TO_BYTES, PATIENT);
                Consumer<String, String> consumer =
                        portolan.cluster("orders").consumer(FROM_BYTES, FROM_BYTES, PATIENT)) {
            producer.send(record()).get();
            consumer.assign(List.of(new TopicPartition("guard", 0)));
            consumer.seekToBeginning(consumer.assignment());
            assertThat(poll(consumer)).isNotEmpty();

            try (ForeignBrokers foreign = ForeignBrokers.takeOver(msk, "dev", "us-east-2")) {
                while (withheld.isEmpty()) {
                    consumer.poll(Duration.ofMillis(100));
                }
                foreign.awaitConnections(1);
                assertThat(msk.cluster("orders").kafka().authentications()).isEmpty();
            }
            msk.faults().clear();
            producer.send(record()).get();
            assertThat(poll(consumer)).isNotEmpty();
        }
    }

    private static ConsumerRecords<String, String> poll(Consumer<String, String> consumer) {
        while (true) {
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(500));
            if (!records.isEmpty()) {
                return records;
            }
        }
    }

    private Portolan open(LocalMsk msk, String policy) {
        return OrdersEstate.builder(msk, text -> text.replace("defaults:", "defaults:\n  preflight: " + policy))
                .listener(new PortolanListener() {
                    @Override
                    public void credentialsWithheld(String cluster, String host, Finding finding) {
                        withheld.add(finding);
                    }

                    @Override
                    public void credentialsReleased(String cluster, String host) {
                        released.add(host);
                    }
                })
                .open();
    }

    private static ProducerRecord<String, String> record() {
        return new ProducerRecord<>("guard", 0, "k", "v");
    }
}
