package io.portolan.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * Puts the same load through clients of both peers. They take turns in one JVM, so they share its compiled code. A second plain
 * client takes part too. Its difference from the first shows the noise of this machine.
 */
final class SameLoad {

    /** The clients in the order of their turns in the first round. */
    static final List<String> CLIENTS = List.of("ours", "plain", "control");

    private static final String TOPIC = "load";
    private static final int WRITTEN = 5_000;
    private static final int READ = 40_000;
    private static final int PER_SECOND = 1_000;
    private static final int WARM_UP = 15;

    private final RecordLoad load = new RecordLoad(TOPIC);
    private final List<ClientSource> sources;
    private final int rounds;

    private SameLoad(ClientSource portolan, ClientSource plain, int rounds) {
        this.sources = List.of(portolan, plain, plain);
        this.rounds = rounds;
    }

    /** Takes the number of rounds, the number of arguments of the first {@link ClientSource} and the arguments of both. */
    public static void main(String[] args) throws Exception {
        List<String> arguments = Arrays.asList(args).subList(2, args.length);
        int first = Integer.parseInt(args[1]);
        try (ClientSource portolan = ClientSource.fromArguments(arguments.subList(0, first));
                ClientSource plain = ClientSource.fromArguments(arguments.subList(first, arguments.size()))) {
            createTopic(portolan);
            SameLoad load = new SameLoad(portolan, plain, Integer.parseInt(args[0]));
            load.produce();
            load.consume();
        }
    }

    private static void createTopic(ClientSource source) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(source.config())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, RecordLoad.PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    private void produce() throws Exception {
        List<Producer<byte[], byte[]>> producers =
                sources.stream().map(source -> source.producer(Map.of())).toList();
        byTurns("produced", -WARM_UP, turn -> load.produce(producers.get(turn), WRITTEN));
        byTurns("latency", 0, turn -> load.latency(producers.get(turn), PER_SECOND / 2, PER_SECOND));
        producers.forEach(Producer::close);
    }

    private void consume() throws Exception {
        List<Consumer<byte[], byte[]>> consumers =
                sources.stream().map(source -> source.consumer(Map.of())).toList();
        byTurns("consumed", -WARM_UP, turn -> load.consume(consumers.get(turn), READ));
        consumers.forEach(Consumer::close);
    }

    /** Each client is first, second and last equally often. Rounds below zero warm up and are not reported. */
    private void byTurns(String figure, int from, Measured measured) throws Exception {
        for (int round = from; round < rounds; round++) {
            for (int i = 0; i < CLIENTS.size(); i++) {
                int turn = Math.floorMod(i + round, CLIENTS.size());
                double value = measured.measure(turn);
                if (round >= 0) {
                    ClientJvm.report(figure + "-" + CLIENTS.get(turn) + "-" + round, value);
                }
            }
        }
    }

    private interface Measured {
        double measure(int turn) throws Exception;
    }
}
