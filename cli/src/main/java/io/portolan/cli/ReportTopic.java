package io.portolan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portolan.Cluster;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.diagnosis.SiteMatrix;
import io.portolan.diagnosis.SiteReport;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A topic with one record per site and host. Its key is both. The last record of a key counts, so the topic should be compacted. */
final class ReportTopic implements ReportPlace {

    private static final Duration READ_LIMIT = Duration.ofMinutes(1);

    /** The report is one record. It is compressed to a thirtieth, and only then a broker's limit counts. No right to be idempotent is needed. */
    private static final Map<String, ?> PRODUCER = Map.of(
            "enable.idempotence",
            false,
            "compression.type",
            "gzip",
            "max.request.size",
            ReportFolder.LARGEST,
            "buffer.memory",
            2L * ReportFolder.LARGEST,
            "max.block.ms",
            20_000,
            "request.timeout.ms",
            15_000,
            "delivery.timeout.ms",
            30_000);

    private static final Map<String, ?> CONSUMER =
            Map.of("enable.auto.commit", false, "allow.auto.create.topics", false);

    private final TopicAddress address;
    private final AccessOptions access;
    private final ClusterCatalog catalog;
    private final CommandOutput output;
    private @Nullable String last;

    ReportTopic(TopicAddress address, AccessOptions access, ClusterCatalog catalog, CommandOutput output) {
        this.address = address;
        this.access = access;
        this.catalog = catalog;
        this.output = output;
    }

    @Override
    public void leave(SiteReport report) throws IOException {
        String key = report.site() + "/" + report.host();
        last = use("Cannot write the report to ", cluster -> {
            String earlier = last == null ? lastReport(cluster, key) : last;
            String json = report.changedSince(earlier).toJson();
            write(cluster, key, json);
            return json;
        });
    }

    /** Adds all reports to a matrix. */
    void addTo(SiteMatrix.Builder matrix) throws IOException {
        Map<String, byte[]> reports = use("Cannot read the reports of ", this::read);
        reports.forEach((key, value) -> matrix.add(address + " " + key, value));
    }

    private <T> T use(String what, Function<Cluster, T> work) throws IOException {
        try {
            return access.use(catalog, output, portolan -> work.apply(portolan.cluster(address.cluster())));
        } catch (KafkaException e) {
            throw new IOException(
                    what + address + ": " + e.getMessage()
                            + " The topic must exist and be compacted, and the role must have access to it.",
                    e);
        }
    }

    private String lastReport(Cluster cluster, String key) {
        byte[] value = read(cluster).get(key);
        return value == null ? "" : new String(value, UTF_8);
    }

    private void write(Cluster cluster, String key, String json) {
        try (Producer<String, byte[]> producer =
                cluster.producer(new StringSerializer(), new ByteArraySerializer(), PRODUCER)) {
            producer.send(new ProducerRecord<>(address.topic(), key, json.getBytes(UTF_8)))
                    .get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("The thread was interrupted.", e);
        }
    }

    /** The last record of each key. */
    private Map<String, byte[]> read(Cluster cluster) {
        Map<String, byte[]> reports = new TreeMap<>();
        try (Consumer<String, byte[]> consumer =
                cluster.consumer(new StringDeserializer(), new ByteArrayDeserializer(), CONSUMER)) {
            var partitions = consumer.partitionsFor(address.topic()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new KafkaException("There is no such topic.");
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long begin = System.nanoTime();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> put(reports, record.key(), record.value()));
                if (System.nanoTime() - begin > READ_LIMIT.toNanos()) {
                    throw new KafkaException("It has more records than can be read within a minute.");
                }
            }
        }
        return reports;
    }

    /** A record without a value deletes its key. One without a key is none of ours. */
    private static void put(Map<String, byte[]> reports, @Nullable String key, byte @Nullable [] value) {
        if (key != null && value != null && value.length <= ReportFolder.LARGEST) {
            reports.put(key, value);
        } else if (key != null) {
            reports.remove(key);
        }
    }
}
