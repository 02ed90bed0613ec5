package io.portolan.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;

/** Makes so many producers, one after the other, and waits until each has found its topic: the time from {@code main} on. */
final class ManyClients {

    private ManyClients() {}

    /** How many, topic, then the way. */
    public static void main(String[] args) {
        long start = System.nanoTime();
        List<Producer<byte[], byte[]>> producers = new ArrayList<>();
        try (ClientSource source =
                ClientSource.fromArguments(Arrays.asList(args).subList(2, args.length))) {
            for (int made = 0; made < Integer.parseInt(args[0]); made++) {
                producers.add(source.producer(Map.of()));
            }
            // They connect on threads of their own meanwhile.
            producers.forEach(producer -> producer.partitionsFor(args[1]));
            ClientJvm.report("ms", (System.nanoTime() - start) / 1e6);
            producers.forEach(Producer::close);
        }
    }
}
