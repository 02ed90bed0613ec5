package io.portolan.examples.schemaregistry;

import io.portolan.Cluster;
import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends an order in Avro and reads it back. Its clients are configured by strings only. */
public final class AvroOrders {

    private static final String TOPIC = "orders";
    private static final Schema ORDER = SchemaBuilder.record("Order")
            .fields()
            .requiredString("id")
            .requiredInt("amount")
            .endRecord();

    private final Map<String, Object> config;

    AvroOrders(Cluster cluster, Map<String, String> glue) {
        config = cluster.clientConfig(glue);
    }

    public static void main(String[] args) throws Exception {
        try (Portolan portolan = Portolan.open(ClusterCatalog.load(Path.of(args[0])))) {
            AvroOrders orders = new AvroOrders(portolan.cluster("orders"), settings());
            orders.send("o-1", 3);
            System.out.println(orders.readFirst());
        }
    }

    static Map<String, String> settings() throws IOException {
        Properties file = new Properties();
        try (InputStream text = AvroOrders.class.getResourceAsStream("/orders.properties")) {
            file.load(text);
        }
        Map<String, String> settings = new TreeMap<>();
        file.stringPropertyNames().forEach(name -> settings.put(name, file.getProperty(name)));
        return settings;
    }

    void send(String id, int amount) throws Exception {
        GenericRecord order = new GenericRecordBuilder(ORDER)
                .set("id", id)
                .set("amount", amount)
                .build();
        try (Producer<String, GenericRecord> producer = new KafkaProducer<>(config)) {
            producer.send(new ProducerRecord<>(TOPIC, id, order)).get();
        }
    }

    GenericRecord readFirst() {
        try (Consumer<String, GenericRecord> consumer = new KafkaConsumer<>(config)) {
            consumer.subscribe(List.of(TOPIC));
            while (true) {
                for (ConsumerRecord<String, GenericRecord> order : consumer.poll(Duration.ofSeconds(1))) {
                    return order.value();
                }
            }
        }
    }
}
