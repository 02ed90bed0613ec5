package io.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link HtmlFragment} lets no text become markup. */
class HtmlFragmentTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "<b>, &lt;b&gt;",
                "a&amp;b, a&amp;amp;b",
                "\" onload=\"x, &quot; onload=&quot;x",
                "' onload='x, &#39; onload=&#39;x",
                "{}, {}",
                "é 🧭, é 🧭",
            })
    void textIsEscaped(String text, String markup) {
        assertThat(HtmlFragment.of("<a title='{}'>{}</a>", text, text).markup())
                .isEqualTo("<a title='" + markup + "'>" + markup + "</a>");
    }

    @Test
    void markupGoesInUnescaped() {
        HtmlFragment item = HtmlFragment.of("<li>{}</li>", 42);

        assertThat(HtmlFragment.of("{}{}|{}", item, List.of(item, item), Stream.of(item, "<"))
                        .markup())
                .isEqualTo("<li>42</li><li>42</li><li>42</li>|<li>42</li>&lt;");
    }

    @Test
    void unprintableCharactersAreReplaced() {
        assertThat(HtmlFragment.of("{}", "a\0b\u001b[1m\ud800c\u202ed\uffffe\n\t")
                        .markup())
                .isEqualTo("a\ufffdb\ufffd[1m\ufffdc\ufffdd\ufffde\n\t");
    }

    @Test
    void indentedLinesAreBlocksToCopy() {
        assertThat(HtmlFragment.of("{}", ProseHtml.of("Make <this>:\n  FORWARD x\n    to y\n\nThen:\n  z\n"))
                        .markup())
                .isEqualTo("<p>Make &lt;this&gt;:</p><pre tabindex='0'>FORWARD x\n  to y</pre>"
                        + "<p>Then:</p><pre tabindex='0'>z</pre>");
    }
}
