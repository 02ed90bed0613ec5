package io.portolan.examples.flink.relocated;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.flink.kafka.shaded.org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.flink.kafka.shaded.org.apache.kafka.clients.producer.Producer;
import org.apache.flink.kafka.shaded.org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.flink.kafka.shaded.org.apache.kafka.common.serialization.StringSerializer;

/** A producer as the connector makes it. It has the strings of a client's configuration and nothing else. */
final class RelocatedClient {

    static final String TOPIC = "orders";

    private RelocatedClient() {}

    public static void main(String[] args) throws Exception {
        Properties strings = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(args[0]))) {
            strings.load(reader);
        }
        try (Producer<String, String> producer =
                new KafkaProducer<>(strings, new StringSerializer(), new StringSerializer())) {
            System.out.println("offset "
                    + producer.send(new ProducerRecord<>(TOPIC, 0, "k", "v"))
                            .get()
                            .offset());
        }
    }
}
