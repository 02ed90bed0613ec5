package io.portolan.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;

/** Creates producers one after the other and waits until each has found its topic. It reports the time since {@code main}. */
final class ManyClients {

    private ManyClients() {}

    /** Takes the number of producers, the topic and the arguments of a {@link ClientSource}. */
    public static void main(String[] args) {
        long start = System.nanoTime();
        List<Producer<byte[], byte[]>> producers = new ArrayList<>();
        try (ClientSource source =
                ClientSource.fromArguments(Arrays.asList(args).subList(2, args.length))) {
            for (int made = 0; made < Integer.parseInt(args[0]); made++) {
                producers.add(source.producer(Map.of()));
            }
            // All of them connect meanwhile on their own threads.
            producers.forEach(producer -> producer.partitionsFor(args[1]));
            ClientJvm.report("ms", (System.nanoTime() - start) / 1e6);
            producers.forEach(Producer::close);
        }
    }
}
