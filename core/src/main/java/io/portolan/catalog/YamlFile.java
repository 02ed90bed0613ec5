package io.portolan.catalog;

import java.nio.file.Path;
import java.util.Optional;
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

    /** What follows these words may be a piece of a password that was not quoted. */
    private static final String TOLD = "(undefined alias|undefined tag handle|duplicate anchor|, but found:).*";

    private final Path file;
    private final Faults faults;

    YamlFile(Path file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    Node document() {
        String text = new Utf8File(file, faults).text();
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setAllowNonScalarKeys(true) // so that the tree says where they are
                .build();
        try {
            checkDepth(new Parse(settings).parseString(text));
            return new Compose(settings).composeString(text).orElseThrow(this::empty);
        } catch (MarkedYamlEngineException e) {
            throw syntax(e);
        } catch (ReaderException e) {
            String before = text.substring(0, text.offsetByCodePoints(0, e.getPosition()));
            String seen = "the character U+%04X".formatted(e.getCodePoint());
            throw fault(Utf8File.line(before), seen, "YAML allows no control characters.", "Remove it.");
        } catch (YamlEngineException e) {
            throw fault("", "no YAML 1.2", "It cannot be read as YAML.", "Write YAML 1.2.");
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
                String cause = "Lists and maps nest deeper than " + DEEPEST + ", and nothing in a catalog does.";
                throw fault(YamlTree.at("", event.getStartMark()), "deeper nesting", cause, "Flatten it.");
            }
        }
    }

    private RuntimeException syntax(MarkedYamlEngineException e) {
        String problem = String.valueOf(e.getProblem()).replaceFirst(TOLD, "$1 …");
        String context = Optional.ofNullable(e.getContext())
                .filter(words -> !words.isBlank())
                .map(words -> words + ": ")
                .orElse("");
        String fix = "Check indentation and quotes, on this line and above.";
        return fault(YamlTree.at("", e.getProblemMark()), "a syntax error", "YAML: " + context + problem, fix);
    }

    private RuntimeException empty() {
        return fault("", "nothing", "The file is empty, or all of it is a comment.", "Write the catalog into it.");
    }

    private RuntimeException fault(String at, String seen, String cause, String fix) {
        return faults.fatal(file + at, "a YAML document", seen, cause, fix);
    }
}
