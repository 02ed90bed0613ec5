package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link QuotedText} forges no line and stays short for every text. */
class QuotedTextTest {

    @Test
    void lineForgingTextIsEscaped() {
        assertThat(QuotedText.of("a\n\r\t\"\\\0\u001b[31m\u2028\u202e\ud83d😀é"))
                .isEqualTo("\"a\\n\\r\\t\\\"\\\\\\u0000\\u001b[31m\\u2028\\u202e\\ud83d😀é\"");
    }

    @Test
    void longTextsAreCut() {
        assertThat(QuotedText.of("x".repeat(160))).isEqualTo("\"" + "x".repeat(160) + "\"");
        assertThat(QuotedText.of("x".repeat(161))).isEqualTo("\"" + "x".repeat(160) + "…\" (161 characters)");
        assertThat(QuotedText.escaped("x".repeat(161))).isEqualTo("x".repeat(160) + "…");
    }

    @Test
    void longListsAreCut() {
        assertThat(QuotedText.list(Collections.nCopies(40, "a"))).doesNotContain("more");
        assertThat(QuotedText.list(Collections.nCopies(41, "a"))).endsWith("a, a and more");
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:hunter2@example.com, https://***@example.com",
        "https://user:hun/t@er2@example.com/path, https://***@example.com/path",
        "kafka://:hunter2@example.com, kafka://***@example.com",
        "me@example.com, me@example.com",
        "user:hunter2@example.com:9098, ***@example.com:9098",
        "https:/user:hunter2@example.com, ***@example.com",
        "//user:hunter2@example.com, //***@example.com",
        "a@b//c, a@b//c",
    })
    void passwordsInAddressesAreHidden(String text, String shown) {
        assertThat(QuotedText.of(text)).isEqualTo("\"" + shown + "\"");
    }
}
