package io.portolan.catalog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a file as one YAML document. What is wrong at this level ends the reading: there is no tree to go on with. */
final class YamlFile {

    /** How deep lists and maps may nest; a catalog needs 6. */
    static final int DEEPEST = 32;

    private static final int LARGEST = 1 << 20;
    private static final String EXPECTED = "a YAML document";

    /** Alias and tag names of a document that is no YAML may be pieces of an unquoted password. */
    private static final Pattern NAME = Pattern.compile("(undefined alias|undefined tag handle|duplicate anchor) .*");

    private final Path file;
    private final Faults faults;

    YamlFile(Path file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    Node document() {
        String text = text(bytes());
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setCodePointLimit(LARGEST)
                .build();
        try {
            checkDepth(new Parse(settings).parseString(text));
            return new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> fault("", "nothing", "The file is empty.", "Write the catalog into it."));
        } catch (MarkedYamlEngineException e) {
            throw syntax(e);
        } catch (ReaderException e) {
            String seen = "the character U+%04X".formatted(e.getCodePoint());
            throw fault(line(text, e.getPosition()), seen, "YAML allows no control characters.", "Remove it.");
        } catch (YamlEngineException e) {
            throw fault("", "no YAML 1.2", "It cannot be read as YAML.", "Use YAML 1.2, in a file below 1 MiB.");
        }
    }

    /** Composing recurses; the events before it do not. */
    private void checkDepth(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            depth += switch (event.getEventId()) {
                case MappingStart, SequenceStart -> 1;
                case MappingEnd, SequenceEnd -> -1;
                default -> 0;
            };
            if (depth > DEEPEST) {
                String at = YamlTree.at("", event.getStartMark());
                throw fault(
                        at, "deeper nesting", "Nothing in a catalog nests deeper than " + DEEPEST + ".", "Flatten it.");
            }
        }
    }

    private RuntimeException syntax(MarkedYamlEngineException e) {
        String problem = NAME.matcher(String.valueOf(e.getProblem())).replaceFirst("$1");
        String context =
                Optional.ofNullable(e.getContext()).map(words -> words + ": ").orElse("");
        String at = YamlTree.at("", e.getProblemMark());
        return fault(
                at,
                "a syntax error",
                context + problem + ".",
                "Check the indentation and the quotes on and above this line.");
    }

    private byte[] bytes() {
        String expected = "a readable file";
        try {
            if (Files.size(file) > LARGEST) {
                throw fault(
                        "",
                        Files.size(file) + " bytes",
                        "No catalog is this large.",
                        "Name the right file; 1 MiB at most.");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            String absolute = "Nothing is at " + file.toAbsolutePath() + ".";
            throw fatal("", expected, "no such file", absolute, "Correct the path, or mount the file there.");
        } catch (AccessDeniedException e) {
            String user = "The user " + Quoted.of(System.getProperty("user.name", "?")) + " may not read it.";
            throw fatal("", expected, "access denied", user, "Grant this user read access.");
        } catch (IOException e) {
            throw fatal("", expected, "an I/O error", e + ".", "Check that it is a plain file on a healthy disk.");
        }
    }

    private String text(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            // The decoder stops in front of the bytes that it cannot take.
            String good = new String(bytes, 0, buffer.position(), StandardCharsets.UTF_8);
            throw fault(
                    line(good, good.length()),
                    "bytes of another encoding",
                    "The file is not UTF-8.",
                    "Save it as UTF-8.");
        }
    }

    private static String line(String text, int end) {
        return ":"
                + (1
                        + text.substring(0, end)
                                .chars()
                                .filter(character -> character == '\n')
                                .count());
    }

    private RuntimeException fault(String at, String seen, String cause, String fix) {
        return fatal(at, EXPECTED, seen, cause, fix);
    }

    private RuntimeException fatal(String at, String expected, String seen, String cause, String fix) {
        Place.root(faults).at(file + at).fault(expected, seen, cause, fix);
        return faults.exception();
    }
}
