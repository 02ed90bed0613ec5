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
    /** Only in snapshots of clusters whose preflight has seen it. */
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

    /** Reads the snapshot. The text must be whole and have this key. */
    static BrokerSnapshot read(SnapshotKey key, String text) throws UnusableSnapshotException {
        List<String> lines = text.lines().toList();
        require(!lines.isEmpty() && lines.get(0).startsWith(FORMAT), "is no snapshot, or a damaged one");
        require(lines.get(0).equals(FORMAT + VERSION), "has a format other than " + FORMAT + VERSION);
        int end = text.lastIndexOf(CHECKSUM);
        require(
                end >= 0 && text.substring(end).equals(CHECKSUM + Sha256Digest.hex(text.substring(0, end)) + "\n"),
                "is damaged: its checksum is another");
        int fields = 1 + key.lines().size();
        int content = lines.size() - 1 - fields;
        require(
                content == FIELDS.size() || content == FIELDS.size() + 1, "has other lines than it should");
        require(lines.subList(1, fields).equals(key.lines()), "is of another cluster, environment or role");
        return content(lines.subList(fields, fields + content));
    }

    private static BrokerSnapshot content(List<String> lines) throws UnusableSnapshotException {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < FIELDS.size(); i++) {
            require(lines.get(i).startsWith(FIELDS.get(i)), "has other lines than it should");
            values.add(lines.get(i).substring(FIELDS.get(i).length()));
        }
        try {
            BootstrapBrokers brokers = BootstrapBrokers.parse(values.get(2));
            return new BrokerSnapshot(
                    values.get(0), values.get(1), brokers, Instant.parse(values.get(3)), clusterId(lines));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new UnusableSnapshotException("has a value that cannot be read");
        }
    }

    private static Optional<String> clusterId(List<String> lines) throws UnusableSnapshotException {
        if (lines.size() == FIELDS.size()) {
            return Optional.empty();
        }
        String last = lines.get(FIELDS.size());
        require(last.startsWith(CLUSTER_ID), "has other lines than it should");
        return Optional.of(last.substring(CLUSTER_ID.length()));
    }

    private static void require(boolean valid, String fault) throws UnusableSnapshotException {
        if (!valid) {
            throw new UnusableSnapshotException(fault);
        }
    }
}
