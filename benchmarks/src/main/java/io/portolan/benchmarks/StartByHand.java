package io.portolan.benchmarks;

import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Measures the time from {@code main} to the first acknowledged record by hand. */
final class StartByHand {

    private StartByHand() {}

    /** Takes the topic and the arguments of {@link ByHandSetup#fromArguments}. Brokers may follow, which saves the look-up. */
    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        ByHandSetup byHand = ByHandSetup.fromArguments(Arrays.asList(args).subList(1, args.length));
        Map<String, Object> config = byHand.clientConfig(args.length > 6 ? args[6] : byHand.bootstrapServers());
        try (Producer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(args[0], "key", "value")).get();
            ClientJvm.report("ms", (System.nanoTime() - start) / 1e6);
        }
    }
}
