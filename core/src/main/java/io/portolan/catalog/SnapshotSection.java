package io.portolan.catalog;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads {@code snapshot}. */
final class SnapshotSection {

    private static final SnapshotSettings DEFAULT =
            new SnapshotSettings(SnapshotPolicy.PREFER_SNAPSHOT, Optional.empty());

    private SnapshotSection() {}

    static SnapshotSettings read(MapNode catalog) {
        Optional<MapNode> section = catalog.fields("snapshot");
        if (section.isEmpty()) {
            return DEFAULT;
        }
        MapNode snapshot = section.get().allowOnly(List.of("directory", "policy"));
        return new SnapshotSettings(
                snapshot.value("policy", WordChoice.of(SnapshotPolicy.class)).orElse(DEFAULT.policy()),
                snapshot.value("directory", SnapshotSection::directory));
    }

    private static Path directory(String text) {
        try {
            if (!text.isBlank()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            // the fault below says it
        }
        throw new InvalidValueException(
                text, "the path of a folder", "It is not a path.", "Correct it, or leave it out.");
    }
}
