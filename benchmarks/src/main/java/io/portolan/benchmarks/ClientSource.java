package io.portolan.benchmarks;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** One of the two ways of getting Kafka clients that are compared. Keys and values are bytes. */
interface ClientSource extends AutoCloseable {

    /** Creates a producer with additional Kafka properties. */
    Producer<byte[], byte[]> producer(Map<String, ?> overrides);

    /** Creates a consumer with additional Kafka properties. */
    Consumer<byte[], byte[]> consumer(Map<String, ?> overrides);

    /** The configuration of one more client in a fresh mutable map. */
    Map<String, Object> config();

    @Override
    void close();

    /** Opens the source that the arguments of a program name. {@link ClientPrograms} writes them. */
    static ClientSource fromArguments(List<String> arguments) {
        return switch (arguments.get(0)) {
            case PortolanClients.NAME -> new PortolanClients(arguments.get(1), arguments.get(2));
            case ByHandClients.NAME ->
                new ByHandClients(ByHandSetup.fromArguments(arguments.subList(1, arguments.size())));
            default -> throw new IllegalArgumentException("Unknown client source: " + arguments);
        };
    }
}
