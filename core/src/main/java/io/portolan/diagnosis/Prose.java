package io.portolan.diagnosis;

import java.util.ArrayList;
import java.util.List;

/** Text whose indented lines are there to be copied: paragraphs, and blocks of such lines. */
final class Prose {

    private final List<Html> blocks = new ArrayList<>();
    private final StringBuilder copied = new StringBuilder();

    private Prose() {}

    /** The text under a heading; nothing where there is no text. */
    static Html titled(String title, String text) {
        return text.isBlank() ? Html.NONE : Html.of("<div class='part'><h5>{}</h5>{}</div>", title, of(text));
    }

    static List<Html> of(String text) {
        Prose prose = new Prose();
        text.lines().forEach(prose::add);
        prose.endBlock();
        return prose.blocks;
    }

    private void add(String line) {
        if (line.startsWith(" ")) {
            copied.append(copied.isEmpty() ? "" : "\n").append(line);
        } else {
            endBlock();
            if (!line.isBlank()) {
                blocks.add(Html.of("<p>{}</p>", line));
            }
        }
    }

    private void endBlock() {
        if (!copied.isEmpty()) {
            blocks.add(Html.of("<pre tabindex='0'>{}</pre>", copied.toString().stripIndent()));
            copied.setLength(0);
        }
    }
}
