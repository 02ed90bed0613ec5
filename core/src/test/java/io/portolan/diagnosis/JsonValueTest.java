package io.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link JsonValue} writes JSON that every parser reads back. */
class JsonValueTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "say \"hi\"    , \"say \\\"hi\\\"\"",
                "C:\\temp      , \"C:\\\\temp\"",
                "é 🧭          , \"é 🧭\"",
                "</script>     , \"</script>\"",
            })
    void textIsQuoted(String text, String json) {
        assertThat(JsonValue.string(text).text()).isEqualTo(json);
    }

    @Test
    void controlCharactersAreEscaped() {
        assertThat(JsonValue.string("a\n\r\tb\0\u001b[31m\u007f\u009b").text())
                .isEqualTo("\"a\\n\\r\\tb\\u0000\\u001b[31m\\u007f\\u009b\"");
    }

    @Test
    void halfSurrogatePairIsReplaced() {
        assertThat(JsonValue.string("a\ud83db\udded").text()).isEqualTo("\"a\ufffdb\ufffd\"");
    }

    @Test
    void parserReadsEveryCharacterBack() throws Exception {
        StringBuilder all = new StringBuilder();
        for (int character = 0; character < 0x3000; character++) {
            all.append((char) character);
        }
        assertThat(new ObjectMapper().readValue(JsonValue.string(all.toString()).text(), String.class))
                .isEqualTo(all.toString());
    }

    @Test
    void partsAreIndented() {
        JsonValue empty = JsonValue.array(List.<String>of(), JsonValue::string);
        JsonValue pair = JsonValue.array(List.of("x\ny", "z"), JsonValue::string);

        assertThat(JsonValue.object(
                                JsonValue.field("none", empty),
                                JsonValue.field("pair", pair),
                                JsonValue.field("n", JsonValue.number(-1)))
                        .text())
                .isEqualTo("""
                        {
                          "none": [],
                          "pair": [
                            "x\\ny",
                            "z"
                          ],
                          "n": -1
                        }""");
    }
}
