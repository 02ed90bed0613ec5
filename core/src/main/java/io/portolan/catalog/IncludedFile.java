package io.portolan.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The second file that a catalog includes. So operators describe the estate in a file of their own, which includes that of the
 * applications.
 */
final class IncludedFile {

    static final String KEY = "include";

    private static final String EXPECTED = "the path of a second file, which starts at the folder of this one";

    private final Path file;
    private final CatalogFaults faults;

    /** @param file the file that includes another */
    IncludedFile(Path file, CatalogFaults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** The file's own tree and what it includes. The key {@code include} is no longer in it. */
    CatalogNode merge(CatalogNode tree) {
        MapNode own = tree.fields().orElseThrow();
        Optional<ParsedValue<Path>> path = own.node(KEY).orElseThrow().parseWithPlace(this::sibling);
        Optional<MapNode> included = path.isPresent() ? read(path.get()) : Optional.empty();
        if (included.isEmpty()) {
            // Nearly all else would be a fault that follows from this one.
            faults.orThrow();
        }
        return merged(own.withoutKey(KEY), included.orElseThrow());
    }

    private Path sibling(String text) {
        Path path = path(text);
        if (path.isAbsolute()) {
            throw new InvalidValueException(
                    text,
                    EXPECTED,
                    "It is absolute, so the two could not move together.",
                    "Write it as " + KEY + ": portolan.yaml or ../portolan.yaml.");
        }
        Path sibling = file.resolveSibling(path);
        if (isThisFile(sibling)) {
            throw new InvalidValueException(text, EXPECTED, "It is this file itself.", "Name the other file.");
        }
        return sibling;
    }

    private static Path path(String text) {
        try {
            if (!text.isBlank()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            // the fault below says it
        }
        throw new InvalidValueException(text, EXPECTED, "It is not a path.", "Correct it, or remove the key.");
    }

    private boolean isThisFile(Path other) {
        try {
            return Files.isSameFile(file, other);
        } catch (IOException e) {
            return false; // reading it will say why
        }
    }

    private Optional<MapNode> read(ParsedValue<Path> path) {
        CatalogPlace place = path.text().place();
        String name = path.value().toString();
        String text = new Utf8File(name, place.toString(), faults).read(path.value());
        Optional<MapNode> fields = new YamlFile(name, faults).parse(text).fields();
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        MapNode known = CatalogReader.knownFields(fields.get());
        if (known.nodes().isEmpty()) {
            faults.orThrow();
        }
        known.refuse(
                KEY,
                "no such key in a file that is included",
                "It is included at " + place + ", and only two files make a catalog.",
                "Write what it includes into one of the two.");
        return Optional.of(known.withoutKey(KEY));
    }

    private static MapNode merged(MapNode own, MapNode included) {
        Map<String, CatalogNode> nodes = new LinkedHashMap<>(own.nodes());
        for (Map.Entry<String, CatalogNode> entry : included.nodes().entrySet()) {
            CatalogNode first = nodes.putIfAbsent(entry.getKey(), entry.getValue());
            if (first instanceof MapNode one && entry.getValue() instanceof MapNode other) {
                nodes.put(entry.getKey(), merged(one, other));
            } else if (first != null && !first.hasValueOf(entry.getValue())) {
                addConflict(first, entry.getValue());
            }
        }
        return new MapNode(own.place(), nodes);
    }

    /**
     * Of two lists of one length, the place of the first items that differ says more. The values are not shown, because an unknown
     * key may have a secret.
     */
    private static void addConflict(CatalogNode own, CatalogNode included) {
        if (own instanceof ListNode one
                && included instanceof ListNode other
                && one.items().size() == other.items().size()) {
            int same = 0;
            while (one.items().get(same).hasValueOf(other.items().get(same))) {
                same++;
            }
            addConflict(one.items().get(same), other.items().get(same));
            return;
        }
        own.place()
                .addFault(
                        "the same value as at " + included.place(),
                        "another value",
                        "The two files set it differently, and neither of them comes first.",
                        "Write it in one of the two files, or the same in both.");
    }
}
