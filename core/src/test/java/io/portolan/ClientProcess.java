package io.portolan;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.Site;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A JVM at a client site. It has core and its run-time dependencies alone. Environment variables give the base identity.
 */
final class ClientProcess {

    private ClientProcess() {}

    static String run(Site site, String program, Path argument, String... options)
            throws IOException, InterruptedException {
        String classPath = "target/classes:target/test-classes:"
                + Files.readString(Path.of("target/runtime.classpath")).strip();
        List<String> command = new ArrayList<>(List.of(options));
        command.addAll(List.of("-cp", classPath, program, argument.toString()));
        FinishedProcess process = FinishedProcess.run(site.javaProcess(command).redirectErrorStream(true));
        return process.output() + "exit " + process.exitCode();
    }

    /** Opens a catalog and produces. */
    static final class FromCatalog {

        public static void main(String[] args) throws Exception {
            try (Portolan portolan = Portolan.open(ClusterCatalog.load(Path.of(args[0])));
                    Producer<String, String> producer =
                            portolan.cluster("orders").producer(new StringSerializer(), new StringSerializer())) {
                System.out.println("offset "
                        + producer.send(new ProducerRecord<>("own", 0, "k", "v"))
                                .get()
                                .offset());
            }
        }
    }

    /** Begins on a thread whose class loader sees only the JDK, as a thread of the common pool may be. */
    static final class FromBlindThread {

        public static void main(String[] args) throws Exception {
            try (Portolan portolan = Portolan.builder(ClusterCatalog.load(Path.of(args[0])))
                    .preflightDeadline(Duration.ofMinutes(1))
                    .open()) {
                boolean warm = Boolean.getBoolean("warm");
                Thread blind = new Thread(() -> {
                    if (warm) {
                        portolan.warmUp("orders");
                    } else {
                        portolan.cluster("orders").preflight().orThrow();
                    }
                    produce(portolan.cluster("orders"));
                });
                blind.setContextClassLoader(ClassLoader.getPlatformClassLoader());
                blind.start();
                blind.join();
                produce(portolan.cluster("orders"));
            }
        }

        private static void produce(Cluster orders) {
            Map<String, Object> byName = Map.of("interceptor.classes", Interceptor.class.getName());
            try (Producer<String, String> producer =
                    orders.producer(new StringSerializer(), new StringSerializer(), byName)) {
                System.out.println("offset "
                        + producer.send(new ProducerRecord<>("blind", 0, "k", "v"))
                                .get()
                                .offset());
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A class that Kafka finds by its name. */
    public static final class Interceptor implements ProducerInterceptor<String, String> {

        /** Called by reflection. */
        public Interceptor() {}

        @Override
        public ProducerRecord<String, String> onSend(ProducerRecord<String, String> record) {
            return record;
        }

        @Override
        public void onAcknowledgement(RecordMetadata metadata, Exception failure) {}

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> config) {}
    }

    /** Knows only the strings of a client configuration, like a Connect worker. */
    static final class FromStrings {

        public static void main(String[] args) throws Exception {
            Properties config = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of(args[0]))) {
                config.load(reader);
            }
            for (int client = 0; client < 2; client++) {
                try (Producer<String, String> producer =
                        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
                    System.out.println("offset "
                            + producer.send(new ProducerRecord<>("strings", 0, "k", "v"))
                                    .get()
                                    .offset());
                }
            }
            for (Thread thread : threads()) {
                thread.join(20_000);
            }
            System.out.println("threads " + threads());
        }

        private static List<Thread> threads() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("portolan"))
                    .toList();
        }
    }
}
