package io.portolan.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Sends and reads records of 1 kB through a client of either peer. */
final class RecordLoad {

    static final int PARTITIONS = 2;

    private static final byte[] RECORD = new byte[1024];
    private static final Duration POLL = Duration.ofSeconds(1);

    private final String topic;

    RecordLoad(String topic) {
        this.topic = topic;
    }

    /** Sends as fast as it can until the last record is acknowledged. Returns records per second. */
    double produce(Producer<byte[], byte[]> producer, int records) {
        long start = System.nanoTime();
        for (int record = 0; record < records; record++) {
            var unused = producer.send(record(record));
        }
        producer.flush();
        return records * 1e9 / (System.nanoTime() - start);
    }

    /** Sends at a steady rate. Returns the milliseconds in which 99 % of the records were acknowledged. */
    double latency(Producer<byte[], byte[]> producer, int records, int perSecond) throws InterruptedException {
        Queue<Double> latencies = new ConcurrentLinkedQueue<>();
        CountDownLatch acknowledged = new CountDownLatch(records);
        long start = System.nanoTime();
        for (int record = 0; record < records; record++) {
            waitUntil(start + record * 1_000_000_000L / perSecond);
            long sent = System.nanoTime();
            var unused = producer.send(record(record), (metadata, failure) -> {
                latencies.add(failure == null ? (System.nanoTime() - sent) / 1e6 : Double.POSITIVE_INFINITY);
                acknowledged.countDown();
            });
        }
        acknowledged.await();
        return latencies.stream().sorted().skip(records * 99L / 100).findFirst().orElseThrow();
    }

    /** Reads from the beginning as fast as it can. Returns records per second. */
    double consume(Consumer<byte[], byte[]> consumer, int records) {
        consumer.assign(Arrays.asList(new TopicPartition(topic, 0), new TopicPartition(topic, 1)));
        consumer.seekToBeginning(consumer.assignment());
        int before = consumer.poll(POLL).count(); // The clock starts when data flows.
        long start = System.nanoTime();
        int read = before;
        while (read < records) {
            read += consumer.poll(POLL).count();
        }
        return (read - before) * 1e9 / (System.nanoTime() - start);
    }

    private ProducerRecord<byte[], byte[]> record(int number) {
        return new ProducerRecord<>(topic, number % PARTITIONS, null, RECORD);
    }

    private static void waitUntil(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanoTime - System.nanoTime();
        }
    }
}
