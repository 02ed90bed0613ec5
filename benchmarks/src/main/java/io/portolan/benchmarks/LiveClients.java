package io.portolan.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Runs four producers that send for some time and a fifth that joins them. It reports how long their I/O threads waited for
 * credentials and what failed.
 */
final class LiveClients implements AutoCloseable {

    private static final int CLIENTS = 4;
    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final Map<String, Object> CLIENT_TIMEOUTS =
            Map.of("request.timeout.ms", "10000", "delivery.timeout.ms", "30000", "max.block.ms", "20000");

    private final ClientSource source;
    private final String topic;
    private final List<Producer<byte[], byte[]>> producers = new CopyOnWriteArrayList<>();
    private final AtomicInteger unsent = new AtomicInteger();
    private final AtomicInteger number = new AtomicInteger();

    private LiveClients(ClientSource source, String topic) {
        this.source = source;
        this.topic = topic;
    }

    /**
     * Takes the topic, two files and the arguments of a {@link ClientSource}. The fifth client joins when the first file appears.
     * All end when the second one does.
     */
    public static void main(String[] args) throws Exception {
        try (ClientSource source =
                        ClientSource.fromArguments(Arrays.asList(args).subList(3, args.length));
                LiveClients clients = new LiveClients(source, args[0])) {
            clients.connect();
            clients.keepSending(Path.of(args[1]), Path.of(args[2]));
            clients.reportResults();
        }
    }

    private Producer<byte[], byte[]> add() {
        Map<String, Object> config = source.config();
        config.putAll(CLIENT_TIMEOUTS);
        config.put("client.id", "live-" + number.incrementAndGet());
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        TimedSasl.install(); // The handler of the first client has registered Portolan's own provider.
        producers.add(producer);
        return producer;
    }

    private void connect() {
        for (int client = 0; client < CLIENTS; client++) {
            add();
        }
        producers.forEach(producer -> producer.partitionsFor(topic));
        TimedSasl.reset();
    }

    private void keepSending(Path joining, Path end) throws Exception {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(CLIENTS + 2);
        producers.forEach(producer -> sendWith(producer, timer));
        appeared(joining, timer).await();
        sendWith(add(), timer);
        appeared(end, timer).await();
        timer.shutdownNow();
    }

    private static CountDownLatch appeared(Path file, ScheduledExecutorService timer) {
        CountDownLatch latch = new CountDownLatch(1);
        Runnable check = () -> {
            if (Files.exists(file)) {
                latch.countDown();
            }
        };
        var unused = timer.scheduleWithFixedDelay(check, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return latch;
    }

    private void sendWith(Producer<byte[], byte[]> producer, ScheduledExecutorService timer) {
        var unused = timer.scheduleAtFixedRate(() -> send(producer), 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void send(Producer<byte[], byte[]> producer) {
        var unused = producer.send(new ProducerRecord<>(topic, new byte[100]), (sent, failure) -> {
            if (failure != null) {
                unsent.incrementAndGet();
            }
        });
    }

    private void reportResults() {
        List<Double> waits = new ArrayList<>(TimedSasl.milliseconds());
        ClientJvm.report("longest", Collections.max(waits));
        ClientJvm.report("signatures", waits.size());
        ClientJvm.report("unsent", unsent.get());
        ClientJvm.report("failed", total("failed-authentication-total") + total("failed-reauthentication-total"));
    }

    private double total(String metric) {
        return producers.stream()
                .flatMap(producer -> producer.metrics().entrySet().stream())
                .filter(entry -> entry.getKey().name().equals(metric)
                        && entry.getKey().group().equals("producer-metrics"))
                .mapToDouble(entry -> (Double) entry.getValue().metricValue())
                .sum();
    }

    @Override
    public void close() {
        producers.forEach(producer -> producer.close(Duration.ZERO));
    }
}
