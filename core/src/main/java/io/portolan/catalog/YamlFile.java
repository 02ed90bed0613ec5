package io.portolan.catalog;

import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

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
            Optional<Node> document = new Composer(settings, new FlatParser(settings, text)).getSingleNode();
            if (document.isEmpty()) {
                throw fault(
                        "", "nothing", "The file is empty, or all of it is a comment.", "Write the catalog into it.");
            }
            return document.get();
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

    private RuntimeException syntax(MarkedYamlEngineException e) {
        String problem = String.valueOf(e.getProblem()).replaceFirst(TOLD, "$1 …");
        String context = e.getContext() == null || e.getContext().isBlank() ? "" : e.getContext() + ": ";
        String fix = "Check indentation and quotes, on this line and above.";
        return fault(YamlTree.at("", e.getProblemMark()), "a syntax error", "YAML: " + context + problem, fix);
    }

    private RuntimeException fault(String at, String seen, String cause, String fix) {
        return faults.fatal(file + at, "a YAML document", seen, cause, fix);
    }

    /** Stops where lists and maps nest too deep, before the composer does, which recurses. */
    private final class FlatParser extends ParserImpl {

        private int depth;

        FlatParser(LoadSettings settings, String text) {
            super(settings, new StreamReader(settings, text));
        }

        @Override
        public Event next() {
            Event event = super.next();
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > DEEPEST) {
                String cause = "Lists and maps nest deeper than " + DEEPEST + ", and nothing in a catalog does.";
                throw fault(YamlTree.at("", event.getStartMark()), "deeper nesting", cause, "Flatten it.");
            }
            return event;
        }
    }
}
