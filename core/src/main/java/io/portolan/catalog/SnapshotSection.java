package io.portolan.catalog;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code snapshot}. */
final class SnapshotSection {

    private static final SnapshotSettings DEFAULT =
            new SnapshotSettings(SnapshotPolicy.PREFER_SNAPSHOT, Optional.empty());

    /** A URI such as {@code file:/tmp}. One letter is a drive of Windows. */
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");

    /** What a shell or Windows would fill in. */
    private static final Pattern VARIABLE = Pattern.compile("^\\$[A-Za-z_]|^%[A-Za-z_]+%");

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
        if (SCHEME.matcher(text).lookingAt()) {
            throw invalid(text, "It is a URI, and a folder of that name would be made.", "Write the path itself.");
        }
        if (VARIABLE.matcher(text).find()) {
            throw invalid(
                    text,
                    "Variables are not filled in here, and a folder of that name would be made.",
                    "Write the path itself. Only a leading ~ is filled in.");
        }
        try {
            if (!text.isBlank()) {
                Path path = Path.of(text);
                return text.startsWith("~") ? inHome(text, path) : path;
            }
        } catch (InvalidPathException e) {
            // the fault below says it
        }
        throw invalid(text, "It is not a path.", "Correct it, or leave it out.");
    }

    private static Path inHome(String text, Path path) {
        Path home = Path.of(System.getProperty("user.home", ""));
        if (!path.startsWith("~")) {
            throw invalid(text, "The homes of other users are not looked up.", "Write the path itself.");
        }
        if (!home.isAbsolute()) {
            throw invalid(
                    text,
                    "The JVM does not know this user's home: user.home is " + QuotedText.of(home.toString()) + ".",
                    "Write the path itself, or give the user a home.");
        }
        return home.resolve(Path.of("~").relativize(path)).normalize();
    }

    private static InvalidValueException invalid(String text, String cause, String fix) {
        return new InvalidValueException(text, "the path of a folder", cause, fix);
    }
}
