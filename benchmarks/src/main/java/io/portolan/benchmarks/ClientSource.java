package io.portolan.benchmarks;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** How a process comes by its Kafka clients: the two that are compared. Keys and values are bytes. */
interface ClientSource extends AutoCloseable {

    /** A producer with Kafka properties besides. */
    Producer<byte[], byte[]> producer(Map<String, ?> overrides);

    /** A consumer with Kafka properties besides. */
    Consumer<byte[], byte[]> consumer(Map<String, ?> overrides);

    /** The configuration of one more client; a fresh, mutable map. */
    Map<String, Object> config();

    @Override
    void close();

    /** From the arguments of a program, as {@link ClientPrograms} has them. */
    static ClientSource fromArguments(List<String> arguments) {
        return switch (arguments.get(0)) {
            case PortolanClients.NAME -> new PortolanClients(arguments.get(1), arguments.get(2));
            case ByHandClients.NAME ->
                new ByHandClients(ByHandSetup.fromArguments(arguments.subList(1, arguments.size())));
            default -> throw new IllegalArgumentException("No way: " + arguments);
        };
    }
}
