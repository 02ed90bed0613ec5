package io.portolan.brokers;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A snapshot as the text of a file. The first line is the version of the format. The key and the content follow. The last line is
 * a checksum of all lines before it.
 */
final class SnapshotText {

    private static final String FORMAT = "portolan-brokers ";
    private static final String VERSION = "1";
    private static final String CHECKSUM = "sha256=";
    private static final List<String> FIELDS = List.of("name=", "arn=", "bootstrap=", "time=");
    /** Only in snapshots of clusters whose id a preflight has seen. */
    private static final String CLUSTER_ID = "cluster-id=";

    private SnapshotText() {}

    static String write(SnapshotKey key, BrokerSnapshot snapshot) {
        List<String> lines = new ArrayList<>(List.of(FORMAT + VERSION));
        lines.addAll(key.lines());
        lines.add(FIELDS.get(0) + snapshot.name());
        lines.add(FIELDS.get(1) + snapshot.arn());
        lines.add(FIELDS.get(2) + snapshot.brokers().bootstrapServers());
        lines.add(FIELDS.get(3) + snapshot.time());
        if (snapshot.clusterId().isPresent()) {
            lines.add(CLUSTER_ID + snapshot.clusterId().get());
        }
        String body = String.join("\n", lines) + "\n";
        return body + CHECKSUM + Sha256Digest.hex(body) + "\n";
    }

    /** Reads the snapshot. The text must be whole and have this key. Lines that a later version added are ignored. */
    static BrokerSnapshot read(SnapshotKey key, String text) throws UnusableSnapshotException {
        List<String> lines = text.lines().toList();
        require(!lines.isEmpty() && lines.get(0).startsWith(FORMAT), "is no snapshot, or a damaged one");
        require(lines.get(0).equals(FORMAT + VERSION), "has a format other than " + FORMAT + VERSION);
        int end = text.lastIndexOf(CHECKSUM);
        require(
                end >= 0 && text.substring(end).equals(CHECKSUM + Sha256Digest.hex(text.substring(0, end)) + "\n"),
                "is damaged: its checksum is another");
        int fields = 1 + key.lines().size();
        require(
                lines.size() > fields && lines.subList(1, fields).equals(key.lines()),
                "is of another cluster, environment or role");
        return content(lines.subList(fields, lines.size() - 1));
    }

    private static BrokerSnapshot content(List<String> lines) throws UnusableSnapshotException {
        List<String> values = new ArrayList<>();
        for (String field : FIELDS) {
            values.add(value(field, lines).orElseThrow(() -> new UnusableSnapshotException("has no line " + field)));
        }
        try {
            BootstrapBrokers brokers = BootstrapBrokers.parse(values.get(2));
            return new BrokerSnapshot(
                    values.get(0), values.get(1), brokers, Instant.parse(values.get(3)), value(CLUSTER_ID, lines));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new UnusableSnapshotException("has a value that cannot be read");
        }
    }

    private static Optional<String> value(String field, List<String> lines) {
        for (String line : lines) {
            if (line.startsWith(field)) {
                return Optional.of(line.substring(field.length()));
            }
        }
        return Optional.empty();
    }

    private static void require(boolean valid, String fault) throws UnusableSnapshotException {
        if (!valid) {
            throw new UnusableSnapshotException(fault);
        }
    }
}
