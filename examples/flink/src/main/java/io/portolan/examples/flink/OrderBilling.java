package io.portolan.examples.flink;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * Reads orders from one cluster and writes exactly one bill for each to another cluster. That one is in another region
 * and account. The job knows both clusters by plain strings. Its task managers need no catalog.
 */
public final class OrderBilling {

    static final String ORDERS = "orders";
    static final String BILLS = "bills";

    private static final String JOB = "order-billing";

    private OrderBilling() {}

    /**
     * Runs the job.
     *
     * @param args two properties files. The first has the configuration of the cluster that is read.
     */
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(2);
        environment.enableCheckpointing(1_000); // Bills become visible with each checkpoint.
        environment
                .fromSource(orders(load(args[0])), WatermarkStrategy.noWatermarks(), ORDERS)
                .map(order -> "bill for " + order)
                .sinkTo(bills(load(args[1])));
        environment.execute(JOB);
    }

    @SuppressWarnings("deprecation") // Kafka deprecates its enum of strategies, and the connector takes nothing else.
    private static KafkaSource<String> orders(Properties cluster) {
        return KafkaSource.<String>builder()
                .setProperties(cluster)
                .setTopics(ORDERS)
                .setGroupId(JOB)
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setValueOnlyDeserializer(new SimpleStringSchema())
                .build();
    }

    private static KafkaSink<String> bills(Properties cluster) {
        return KafkaSink.<String>builder()
                .setKafkaProducerConfig(cluster)
                .setProperty("transaction.timeout.ms", "600000") // The connector's own is more than brokers allow.
                .setTransactionalIdPrefix(JOB)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setRecordSerializer(KafkaRecordSerializationSchema.<String>builder()
                        .setTopic(BILLS)
                        .setValueSerializationSchema(new SimpleStringSchema())
                        .build())
                .build();
    }

    private static Properties load(String file) throws IOException {
        Properties cluster = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            cluster.load(reader);
        }
        return cluster;
    }
}
