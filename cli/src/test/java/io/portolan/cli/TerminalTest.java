package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When {@link TerminalSupport} shows colours. */
class TerminalTest {

    @ParameterizedTest
    @CsvSource({
        "true,  TERM,     xterm, true",
        "true,  NO_COLOR, 1,     false",
        "true,  NO_COLOR, '',    true",
        "true,  TERM,     dumb,  false",
        "false, TERM,     xterm, false"
    })
    void colourNeedsATerminalWithoutNoColor(boolean terminal, String name, String value, boolean colours) {
        assertThat(TerminalSupport.showsColours(terminal, Map.of(name, value))).isEqualTo(colours);
    }

    @ParameterizedTest
    @CsvSource({"true, xterm, true", "true, dumb, false", "false, xterm, false"})
    void linesAreRewrittenOnTerminalsThatCan(boolean terminal, String term, boolean rewrites) {
        assertThat(TerminalSupport.canRewriteLine(terminal, Map.of("TERM", term, "NO_COLOR", "1")))
                .isEqualTo(rewrites);
    }
}
