package io.portolan.resilience;

import io.portolan.Cluster;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends about fifty records a second under a few keys. Each record is sent once and is
 * {@code <writer>#<number>:<random text>}.
 */
final class RecordWriter {

    private static final int KEYS = 5;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final String cluster;
    private final String name;
    private final ApplicationJournal journal;
    private final Producer<String, String> producer;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1);
    private final Random random = new Random();
    private Future<?> sending = CompletableFuture.completedFuture(null);
    private long number;

    private RecordWriter(Cluster cluster, String name, ApplicationJournal journal) {
        this.cluster = cluster.name();
        this.name = this.cluster + "-writer-" + name;
        this.journal = journal;
        this.producer = cluster.producer(new StringSerializer(), new StringSerializer());
    }

    static RecordWriter start(Cluster cluster, String name, ApplicationJournal journal) {
        RecordWriter writer = new RecordWriter(cluster, name, journal);
        writer.sending =
                writer.thread.scheduleWithFixedDelay(writer::sendOne, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return writer;
    }

    String name() {
        return name;
    }

    private void sendOne() {
        Future<?> unused = send();
    }

    private Future<?> send() {
        String key = name + "-" + number % KEYS;
        String value = name + "#" + number++ + ":" + text();
        journal.sent(value);
        try {
            return producer.send(new ProducerRecord<>(LongRunningApplication.TOPIC, key, value), (record, e) -> {
                if (e == null) {
                    journal.acknowledged(new LogEntry(cluster, record.partition(), record.offset(), key, value));
                } else {
                    journal.failed(name, e);
                }
            });
        } catch (RuntimeException e) {
            journal.failed(name, e);
            return CompletableFuture.failedFuture(e);
        }
    }

    private String text() {
        return random.ints(10L + random.nextInt(500), 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /**
     * Whether one more record is acknowledged. The first try may still report the last fault. Waits for the last
     * acknowledgement.
     */
    boolean end() throws InterruptedException {
        sending.cancel(false);
        thread.shutdown();
        boolean sent = thread.awaitTermination(1, TimeUnit.MINUTES)
                && ConditionWait.awaitTrue(() -> isAcknowledged(send()), Duration.ofMinutes(3));
        producer.close(Duration.ofMinutes(1));
        return sent;
    }

    private static boolean isAcknowledged(Future<?> record) {
        try {
            record.get(1, TimeUnit.MINUTES);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
