package io.portolan.diagnosis;

import java.util.ArrayList;
import java.util.List;

/** Text in paragraphs. Indented lines become blocks to copy. */
final class ProseHtml {

    private final List<HtmlFragment> blocks = new ArrayList<>();
    private final StringBuilder copied = new StringBuilder();

    private ProseHtml() {}

    /** The text under a heading. Nothing if there is no text. */
    static HtmlFragment titled(String title, String text) {
        return text.isBlank()
                ? HtmlFragment.NONE
                : HtmlFragment.of("<div class='part'><h5>{}</h5>{}</div>", title, of(text));
    }

    static List<HtmlFragment> of(String text) {
        ProseHtml prose = new ProseHtml();
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
                blocks.add(HtmlFragment.of("<p>{}</p>", line));
            }
        }
    }

    private void endBlock() {
        if (!copied.isEmpty()) {
            blocks.add(HtmlFragment.of(
                    "<pre tabindex='0'>{}</pre>", copied.toString().stripIndent()));
            copied.setLength(0);
        }
    }
}
