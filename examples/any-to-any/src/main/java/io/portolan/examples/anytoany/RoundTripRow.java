package io.portolan.examples.anytoany;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How one round trip went.
 *
 * @param site from where
 * @param cluster to which cluster
 * @param records how many came back exactly as sent
 * @param millis by stage, in the order they ran
 * @param problem empty, or why it failed, in one line
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
