package io.portolan.testkit;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The DNS names of one Serverless cluster and their addresses.
 *
 * @param boot the bootstrap name. It leads to all brokers. No broker advertises it.
 * @param brokers the brokers' own names in order
 * @param addresses the brokers' addresses in the same order
 */
record ClusterNames(String boot, List<String> brokers, List<InetAddress> addresses) {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

    static ClusterNames random(String region, List<InetAddress> addresses) {
        String uid = ThreadLocalRandom.current()
                .ints(8, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining());
        String suffix = uid + ".c2.kafka-serverless." + region + ".amazonaws.com";
        List<String> brokers = IntStream.rangeClosed(1, addresses.size())
                .mapToObj(node -> "b" + node + "-" + suffix)
                .toList();
        return new ClusterNames("boot-" + suffix, brokers, addresses);
    }

    /** The same names at other addresses. */
    ClusterNames movedTo(List<InetAddress> others) {
        return new ClusterNames(boot, brokers.subList(0, others.size()), others);
    }

    /** All names with their addresses. */
    Map<String, List<InetAddress>> zone() {
        Map<String, List<InetAddress>> zone = new LinkedHashMap<>();
        zone.put(boot, addresses);
        for (int i = 0; i < brokers.size(); i++) {
            zone.put(brokers.get(i), List.of(addresses.get(i)));
        }
        return zone;
    }
}
