package io.portolan.examples.anytoany;

import io.portolan.Cluster;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.StageReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Does what an application would do and measures the times. It runs the preflight, produces with acknowledgements,
 * consumes the records and compares them.
 */
final class RoundTrip {

    static final int RECORDS = 1_000;
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);

    private final Cluster cluster;
    private final String topic;
    private final Map<String, Long> millis = new LinkedHashMap<>();
    private final Map<String, String> sent = new LinkedHashMap<>();
    private long lap = System.nanoTime();

    RoundTrip(Cluster cluster, String topic) {
        this.cluster = cluster;
        this.topic = topic;
        String run = UUID.randomUUID().toString();
        for (int i = 0; i < RECORDS; i++) {
            sent.put(run + "/" + i, "record " + i + " for " + cluster.name());
        }
    }

    RoundTripRow run(String site, boolean createTopic) throws ExecutionException, InterruptedException {
        preflight();
        if (createTopic) {
            createTopic();
        }
        try (Producer<String, String> producer = cluster.producer(new StringSerializer(), new StringSerializer());
                Consumer<String, String> consumer =
                        cluster.consumer(new StringDeserializer(), new StringDeserializer(), Map.of())) {
            startAtTheEnd(consumer);
            lap("connect");
            produce(producer);
            lap("produce");
            Map<String, String> received = consume(consumer);
            lap("consume");
            String problem =
                    received.equals(sent) ? "" : "sent " + sent.size() + ", read " + received.size() + " as sent";
            return new RoundTripRow(site, cluster.name(), received.size(), millis, problem);
        }
    }

    /** The preflight starts with brokers and roles, so its stages are the stages of the path. */
    private void preflight() {
        PreflightReport report = cluster.preflight().orThrow();
        for (StageReport stage : report.stages()) {
            millis.merge(column(stage.stage()), stage.duration().toMillis(), Long::sum);
        }
        lap = System.nanoTime();
    }

    private static String column(Stage stage) {
        return switch (stage) {
            case CREDENTIALS -> "roles";
            case METADATA -> "meta";
            case ADVERTISED_DNS, ADVERTISED_TCP -> "advertised";
            default -> stage.name().toLowerCase(Locale.ROOT);
        };
    }

    private void createTopic() throws ExecutionException, InterruptedException {
        try (Admin admin = cluster.admin()) {
            NewTopic wanted = new NewTopic(topic, Optional.of(3), Optional.empty());
            admin.createTopics(List.of(wanted)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
        lap("topic");
    }

    private void startAtTheEnd(Consumer<String, String> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException(
                    "The topic " + topic + " does not exist. Create it, or add --create-topic.");
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    private void produce(Producer<String, String> producer) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
        sent.forEach((key, value) -> acknowledgements.add(producer.send(new ProducerRecord<>(topic, key, value))));
        for (Future<RecordMetadata> acknowledgement : acknowledgements) {
            acknowledgement.get();
        }
    }

    private Map<String, String> consume(Consumer<String, String> consumer) {
        Map<String, String> received = new HashMap<>();
        long end = System.nanoTime() + READ_TIMEOUT.toNanos();
        while (received.size() < sent.size() && System.nanoTime() < end) {
            consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                if (record.value().equals(sent.get(record.key()))) {
                    received.put(record.key(), record.value());
                }
            });
        }
        return received;
    }

    private void lap(String stage) {
        long now = System.nanoTime();
        millis.put(stage, Duration.ofNanos(now - lap).toMillis());
        lap = now;
    }
}
