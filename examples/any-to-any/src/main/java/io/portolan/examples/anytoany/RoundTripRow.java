package io.portolan.examples.anytoany;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The result of one round trip.
 *
 * @param site The client site.
 * @param cluster The logical name of the cluster.
 * @param records The number of records that came back exactly as they were sent.
 * @param millis The milliseconds of each stage in the order of the stages.
 * @param problem The reason for the failure in one line. Empty after a success.
 */
record RoundTripRow(String site, String cluster, int records, Map<String, Long> millis, String problem) {

    private static final String MARK = "ROW\t";

    boolean ok() {
        return problem.isEmpty();
    }

    long total() {
        return millis.values().stream().mapToLong(Long::longValue).sum();
    }

    String toLine() {
        String stages = millis.entrySet().stream()
                .map(stage -> stage.getKey() + "=" + stage.getValue())
                .collect(Collectors.joining(","));
        return MARK + String.join("\t", site, cluster, Integer.toString(records), stages, problem);
    }

    static boolean isLine(String line) {
        return line.startsWith(MARK);
    }

    static RoundTripRow fromLine(String line) {
        String[] parts = line.substring(MARK.length()).split("\t", -1);
        Map<String, Long> millis = Arrays.stream(parts[3].split(","))
                .filter(stage -> !stage.isEmpty())
                .map(stage -> stage.split("="))
                .collect(Collectors.toMap(
                        stage -> stage[0], stage -> Long.valueOf(stage[1]), (one, two) -> two, LinkedHashMap::new));
        return new RoundTripRow(parts[0], parts[1], Integer.parseInt(parts[2]), millis, parts[4]);
    }
}
