package io.portolan;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.kafka.ClusterWatch;
import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.Site;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A JVM at a client site. It has core and its run-time dependencies alone. Environment variables give the base identity.
 */
final class ClientProcess {

    private ClientProcess() {}

    static String run(Site site, String program, Path argument, String... options)
            throws IOException, InterruptedException {
        return run(site, dependencies(), program, argument, options);
    }

    /** The same on the oldest kafka-clients that core supports. */
    static String runOnOldestKafka(Site site, String program, Path argument) throws IOException, InterruptedException {
        return runOnKafka("2.8.2", site, program, argument);
    }

    /** The same on a kafka-clients that the build has put aside. */
    static String runOnKafka(String version, Site site, String program, Path argument)
            throws IOException, InterruptedException {
        String jar = "target/kafka-clients/kafka-clients-" + version + ".jar";
        return run(site, dependencies().replaceAll("[^:]*/kafka-clients-[^:/]*\\.jar", jar), program, argument);
    }

    private static Properties read(String file) throws IOException {
        Properties config = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            config.load(reader);
        }
        return config;
    }

    private static String kafkaVersion() throws IOException {
        Properties version = new Properties();
        try (InputStream in = KafkaProducer.class.getResourceAsStream("/kafka/kafka-version.properties")) {
            version.load(in);
        }
        return version.getProperty("version");
    }

    private static String dependencies() throws IOException {
        return Files.readString(Path.of("target/runtime.classpath")).strip();
    }

    private static String run(Site site, String dependencies, String program, Path argument, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(options));
        command.add("-Dsun.net.inetaddr.ttl=0"); // The JVM would keep the addresses of names for 30 s.
        command.addAll(
                List.of("-cp", "target/classes:target/test-classes:" + dependencies, program, argument.toString()));
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

    /** Opens a catalog, produces, consumes and asks for the cluster's topics. */
    static final class AllClients {

        public static void main(String[] args) throws Exception {
            System.out.println("kafka-clients " + kafkaVersion());
            try (Portolan portolan = Portolan.open(ClusterCatalog.load(Path.of(args[0])))) {
                Cluster orders = portolan.cluster("orders");
                orders.preflight().orThrow();
                try (Producer<String, String> producer =
                        orders.producer(new StringSerializer(), new StringSerializer())) {
                    producer.send(new ProducerRecord<>("versions", 0, "k", kafkaVersion()))
                            .get();
                }
                consumeOwn(orders);
                try (Admin admin = orders.admin()) {
                    System.out.println("topics " + admin.listTopics().names().get());
                }
            }
        }

        private static void consumeOwn(Cluster orders) throws IOException {
            try (Consumer<String, String> consumer =
                    orders.consumer(new StringDeserializer(), new StringDeserializer(), Map.of())) {
                TopicPartition partition = new TopicPartition("versions", 0);
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                while (true) {
                    for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                        if (record.value().equals(kafkaVersion())) {
                            System.out.println("consumed what it produced");
                            return;
                        }
                    }
                }
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

    /** Has used SCRAM before, and then knows only strings. It produces and consumes as soon as it gets credentials. */
    static final class BesideScram {

        public static void main(String[] args) throws Exception {
            System.out.println("kafka-clients " + kafkaVersion());
            useScram();
            Properties config = read(args[0]);
            config.put("max.block.ms", "30000");
            config.put("auto.offset.reset", "earliest");
            config.put("reconnect.backoff.ms", "50");
            config.put("reconnect.backoff.max.ms", "200");
            try (Consumer<String, String> consumer =
                            new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
                    Producer<String, String> producer =
                            new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
                consumer.assign(List.of(new TopicPartition("guarded", 0)));
                var sent = CompletableFuture.supplyAsync(() -> send(producer));
                long polls = 0;
                while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {
                    polls++;
                }
                System.out.println("sent " + (sent.get() >= 0) + ", after some polls " + (polls > 5));
            }
        }

        private static long send(Producer<String, String> producer) {
            try {
                return producer.send(new ProducerRecord<>("guarded", 0, "k", "v"))
                        .get()
                        .offset();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void useScram() {
            Map<String, Object> config = Map.of(
                    "bootstrap.servers",
                    "127.0.0.1:1",
                    "security.protocol",
                    "SASL_PLAINTEXT",
                    "sasl.mechanism",
                    "SCRAM-SHA-512",
                    "sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"u\" password=\"p\";");
            new KafkaProducer<>(config, new StringSerializer(), new StringSerializer()).close(Duration.ZERO);
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

    /** Knows only strings that pin the cluster id. Its brokers belong to another cluster. */
    static final class MeetsAnotherCluster {

        public static void main(String[] args) throws Exception {
            Properties config = read(args[0]);
            config.put("max.block.ms", "500");
            config.put("linger.ms", "0");
            Producer<String, String> producer =
                    new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
            try {
                while (!ClusterWatch.hasMetAnother("orders")) {
                    var unused = producer.send(new ProducerRecord<>("swap", 0, "k", "v"));
                }
                System.out.println("met another cluster");
            } finally {
                producer.close(Duration.ZERO);
            }
        }
    }

    /** Knows only the strings of a client configuration, like a Connect worker. */
    static final class FromStrings {

        public static void main(String[] args) throws Exception {
            Properties config = read(args[0]);
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
