package io.portolan.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link JsonReader} reads JSON and nothing else. */
class JsonReaderTest {

    @Test
    void valuesOfAllKindsAreRead() {
        String json =
                " {\"a\" : [1, -2.5e1, true,false , {}],\r\n\t\"b\":\"\\u00e9\\n\\\"\\/\\ud83e\\udded é\", \"c\": []} ";

        assertThat(read(json, Set.of()))
                .isEqualTo(Map.of("a", List.of(1.0, -25.0, true, false, Map.of()), "b", "é\n\"/🧭 é", "c", List.of()));
        assertThat(read("null", Set.of())).isSameAs(JsonReader.NOTHING);
    }

    @Test
    void reportsAreReadAsAnotherParserDoes() throws Exception {
        for (PreflightReports reports : List.of(SampleReports.estate(), HostileReports.all())) {
            // This parser makes doubles of all numbers.
            String json = reports.toJson().replaceAll("illis\": (\\d+)", "illis\": $1.0");
            assertThat(read(json, Set.of())).isEqualTo(new ObjectMapper().readValue(json, Map.class));
        }
    }

    @Test
    void namedMembersAreLeftOut() {
        assertThat(read("{\"a\": {\"steps\": [1], \"b\": 2}, \"steps\": 3}", Set.of("steps")))
                .isEqualTo(Map.of("a", Map.of("b", 2.0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[01]", "{a: 1}", "[1 2]", "\"\\x\"", "[\"a\u001b\"]"})
    void leftOutMembersAreChecked(String json) {
        assertThatThrownBy(() -> read("{\"steps\": " + json + "}", Set.of("steps")))
                .isInstanceOf(InvalidReportException.class)
                .hasMessageStartingWith("is no JSON: it has ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "{\"a\"",
                "{\"a\":",
                "{\"a\": 1",
                "\"a",
                "\"a\\",
                "\"\\u12",
                "[1,",
                "{\"a\": 1,",
            })
    void halfWrittenTextEndsTooEarly(String json) {
        assertThatThrownBy(() -> read(json, Set.of()))
                .isInstanceOf(InvalidReportException.class)
                .hasMessageContaining("too early");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {a: 1}                | no name of a member at character 2
            {"a": 1, "a": 2}      | a second member of one name at character 16
            [1 2]                 | no ] at character 4
            [01]                  | no value at character 4
            [+1]                  | no value
            [NaN]                 | no value at character 2
            &a [*a]               | no value at character 1
            [1]]                  | something after the end at character 4
            ["\\x"]               | an unknown escape
            ["\\u00g0"]           | an unknown escape at character 7
            [1e9999999999999999999999999999999] | no value
            """)
    void anythingElseIsAFaultWithItsPlace(String json, String fault) {
        assertThatThrownBy(() -> read(json, Set.of()))
                .isInstanceOf(InvalidReportException.class)
                .hasMessageStartingWith("is no JSON: it has ")
                .hasMessageContaining(fault);
    }

    @Test
    void controlCharactersAndDeepNestingAreRefused() {
        assertThatThrownBy(() -> read("[\"a\u001b\"]", Set.of())).hasMessageContaining("control character");
        assertThatThrownBy(() -> read("{}\0garbage", Set.of())).hasMessageContaining("after the end");
        assertThatThrownBy(() -> read("[".repeat(1_000_000), Set.of())).hasMessageContaining("deeper nesting than 32");
    }

    @Test
    void textOfAnotherEncodingIsRefused() {
        assertThatThrownBy(() -> JsonReader.read("[\"é\"]".getBytes(ISO_8859_1), Set.of()))
                .isInstanceOf(InvalidReportException.class)
                .hasMessage("is no UTF-8");
        assertThat(read("[\"\uFFFD\\n\uFFFD\"]", Set.of())).isEqualTo(List.of("\uFFFD\n\uFFFD"));
    }

    private static Object read(String json, Set<String> leftOut) {
        return JsonReader.read(json.getBytes(UTF_8), leftOut);
    }
}
