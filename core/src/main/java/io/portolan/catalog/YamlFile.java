package io.portolan.catalog;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads a text as one YAML document. A fault here ends the reading, since there is no tree to go on with. */
final class YamlFile {

    /** How deep lists and maps may nest. A catalog needs 6 levels. */
    static final int DEEPEST = 32;

    /** What follows these words may be a piece of a password that was not quoted. */
    private static final String REVEALING_WORDS =
            "(undefined alias|undefined tag handle|duplicate anchor|, but found:).*";

    private final String file;
    private final CatalogFaults faults;

    /** @param file the name of the file or stream */
    YamlFile(String file, CatalogFaults faults) {
        this.file = file;
        this.faults = faults;
    }

    CatalogNode parse(String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(file).build();
        YamlNode document = document(text, settings);
        return new YamlTree(file, faults, settings.getSchema().getScalarResolver()).build(document);
    }

    private YamlNode document(String text, LoadSettings settings) {
        try {
            YamlDocument document = new YamlDocument();
            Parser parser = new ParserImpl(settings, new StreamReader(settings, text));
            while (parser.hasNext()) {
                Event event = parser.next();
                document.add(event);
                if (document.depth() > DEEPEST) {
                    String cause = "Lists and maps nest deeper than " + DEEPEST + ", and nothing in a catalog does.";
                    throw fault(YamlTree.position("", event.getStartMark()), "deeper nesting", cause, "Flatten it.");
                }
            }
            YamlNode root = document.root();
            if (root == null) {
                String cause = "The file is empty, or all of it is a comment.";
                throw fault("", "nothing", cause, "Write the catalog into it.");
            }
            return root;
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
        String problem = String.valueOf(e.getProblem()).replaceFirst(REVEALING_WORDS, "$1 …");
        String context = e.getContext() == null || e.getContext().isBlank() ? "" : e.getContext() + ": ";
        String fix = "Check indentation and quotes, on this line and above.";
        return fault(YamlTree.position("", e.getProblemMark()), "a syntax error", "YAML: " + context + problem, fix);
    }

    private RuntimeException fault(String position, String seen, String cause, String fix) {
        return faults.fatalException(file + position, "a YAML document", seen, cause, fix);
    }
}
