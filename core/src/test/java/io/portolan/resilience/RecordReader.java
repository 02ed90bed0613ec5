package io.portolan.resilience;

import io.portolan.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A member of the only consumer group. It runs on a thread of its own. */
final class RecordReader {

    private static final Map<String, ?> GROUP = Map.of("group.id", "readers", "auto.offset.reset", "earliest");

    /**
     * The pause after an exception. When an authentication fails, Kafka throws at each poll until it connects again.
     */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final Duration LAST_ANSWER = Duration.ofMinutes(3);

    private final String cluster;
    private final ApplicationJournal journal;
    private final Consumer<String, String> consumer;
    private final Map<TopicPartition, Long> unread = new HashMap<>();
    private final Thread thread = new Thread(this::read, "reader");
    private volatile boolean closing;
    private volatile boolean answered;
    private volatile String lastPositions = "";

    private RecordReader(Cluster cluster, ApplicationJournal journal) {
        this.cluster = cluster.name();
        this.journal = journal;
        this.consumer = cluster.consumer(new StringDeserializer(), new StringDeserializer(), GROUP);
    }

    static RecordReader start(Cluster cluster, ApplicationJournal journal) {
        RecordReader reader = new RecordReader(cluster, journal);
        reader.thread.start();
        return reader;
    }

    private void read() {
        consumer.subscribe(List.of(LongRunningApplication.TOPIC));
        while (!closing) {
            try {
                consumer.poll(Duration.ofMillis(100)).forEach(this::note);
            } catch (KafkaException e) {
                journal.failed(name(), e);
                seekUnread();
                ConditionWait.untilNanos(System.nanoTime() + PAUSE.toNanos());
            }
        }
        answered = ConditionWait.awaitTrue(this::areBrokersAnswering, LAST_ANSWER);
        lastPositions = positions();
        consumer.close();
    }

    private void note(ConsumerRecord<String, String> record) {
        journal.read(LogEntry.of(cluster, record));
        unread.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }

    /**
     * Goes back to the first record that it has not read. Kafka's poll first moves on behind the records of one broker. Then
     * it throws, because another broker refuses the authentication. Nobody would get these records.
     */
    private void seekUnread() {
        for (TopicPartition partition : consumer.assignment()) {
            Long next = unread.get(partition);
            if (next == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, next);
            }
        }
    }

    /** The first try may still report the last fault. The brokers lead one partition each. */
    private boolean areBrokersAnswering() {
        try {
            consumer.endOffsets(
                    List.of(
                            new TopicPartition(LongRunningApplication.TOPIC, 0),
                            new TopicPartition(LongRunningApplication.TOPIC, 1)),
                    LAST_ANSWER);
            return true;
        } catch (KafkaException e) {
            ApplicationJournal.print(e);
            return false;
        }
    }

    private String positions() {
        try {
            List<String> read = new ArrayList<>();
            for (TopicPartition partition : consumer.assignment()) {
                read.add(partition + " at " + consumer.position(partition, LAST_ANSWER) + ", read to "
                        + unread.get(partition));
            }
            return read + " of " + consumer.partitionsFor(LongRunningApplication.TOPIC) + " "
                    + consumer.groupMetadata();
        } catch (KafkaException e) {
            return e.toString();
        }
    }

    /** What it had read at its end, and where Kafka would have gone on. For a person who looks for what was not read. */
    String lastPositions() {
        return lastPositions;
    }

    String name() {
        return cluster + "-reader";
    }

    /** Whether it still reads, and the brokers answer it. */
    boolean end() throws InterruptedException {
        closing = true;
        thread.join();
        return answered;
    }
}
