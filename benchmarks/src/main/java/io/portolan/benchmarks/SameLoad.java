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
 * The same load through clients of both peers, by turns in one JVM so that they share what it has compiled; and through a second
 * plain client, whose difference from the first is what this machine and hour make of no difference at all.
 */
final class SameLoad {

    /** In the order of their turns in the first round. */
    static final List<String> CLIENTS = List.of("ours", "plain", "control");

    private static final String TOPIC = "load";
    private static final int WRITTEN = 5_000;
    private static final int READ = 40_000;
    private static final int PER_SECOND = 1_000;
    private static final int WARM_UP = 15;

    private final Load load = new Load(TOPIC);
    private final List<Way> ways;
    private final int rounds;

    private SameLoad(Way ours, Way plain, int rounds) {
        this.ways = List.of(ours, plain, plain);
        this.rounds = rounds;
    }

    /** Rounds, how many arguments the first way has, then both ways. */
    public static void main(String[] args) throws Exception {
        List<String> arguments = Arrays.asList(args).subList(2, args.length);
        int first = Integer.parseInt(args[1]);
        try (Way ours = Way.of(arguments.subList(0, first));
                Way plain = Way.of(arguments.subList(first, arguments.size()))) {
            createTopic(ours);
            SameLoad load = new SameLoad(ours, plain, Integer.parseInt(args[0]));
            load.produce();
            load.consume();
        }
    }

    private static void createTopic(Way way) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(way.config())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Load.PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    private void produce() throws Exception {
        List<Producer<byte[], byte[]>> producers =
                ways.stream().map(way -> way.producer(Map.of())).toList();
        byTurns("produced", -WARM_UP, turn -> load.produce(producers.get(turn), WRITTEN));
        byTurns("latency", 0, turn -> load.latency(producers.get(turn), PER_SECOND / 2, PER_SECOND));
        producers.forEach(Producer::close);
    }

    private void consume() throws Exception {
        List<Consumer<byte[], byte[]>> consumers =
                ways.stream().map(way -> way.consumer(Map.of())).toList();
        byTurns("consumed", -WARM_UP, turn -> load.consume(consumers.get(turn), READ));
        consumers.forEach(Consumer::close);
    }

    /** Each client is first, second and last equally often; rounds below zero are not told. */
    private void byTurns(String figure, int from, Measured measured) throws Exception {
        for (int round = from; round < rounds; round++) {
            for (int i = 0; i < CLIENTS.size(); i++) {
                int turn = Math.floorMod(i + round, CLIENTS.size());
                double value = measured.of(turn);
                if (round >= 0) {
                    ClientJvm.tell(figure + "-" + CLIENTS.get(turn) + "-" + round, value);
                }
            }
        }
    }

    private interface Measured {
        double of(int turn) throws Exception;
    }
}
