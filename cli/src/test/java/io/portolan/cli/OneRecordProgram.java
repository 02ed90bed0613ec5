package io.portolan.cli;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A program that gets nothing but a properties file and loads it as Kafka's own tools do. */
final class OneRecordProgram {

    private OneRecordProgram() {}

    public static void main(String[] args) throws Exception {
        Properties config = new Properties();
        try (InputStream file = Files.newInputStream(Path.of(args[0]))) {
            config.load(file);
        }
        StringSerializer text = new StringSerializer();
        try (Producer<String, String> producer = new KafkaProducer<>(config, text, text)) {
            long offset = producer.send(new ProducerRecord<>("config", 0, "k", "v"))
                    .get()
                    .offset();
            System.out.println("offset " + offset);
        }
    }
}
