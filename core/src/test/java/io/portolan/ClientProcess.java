package io.portolan;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.Site;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A JVM at a client site. It has core and its run-time dependencies alone. Environment variables give the base identity.
 */
final class ClientProcess {

    private ClientProcess() {}

    static String run(Site site, String program, Path argument) throws IOException, InterruptedException {
        String classPath = "target/classes:target/test-classes:"
                + Files.readString(Path.of("target/runtime.classpath")).strip();
        FinishedProcess process =
                FinishedProcess.run(site.javaProcess(List.of("-cp", classPath, program, argument.toString()))
                        .redirectErrorStream(true));
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
