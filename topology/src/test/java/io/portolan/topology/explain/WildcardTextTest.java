package io.portolan.topology.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link WildcardText} matches as IAM does. */
class WildcardTextTest {

    @ParameterizedTest
    @CsvSource({
        "orders, orders, true",
        "orders, orders-1, false",
        "orders-1, orders, false",
        "*, orders, true",
        "*, '', true",
        "?, '', false",
        "'', '', true",
        "'', orders, false",
        "orders*, orders, true",
        "orders**, orders, true",
        "*ers, orders, true",
        "o*e?, orders, false",
        "o*r?rs, orders, false",
        "o*d?rs, orders, true",
        "*a*b, aab, true",
        "*a*b, aba, false",
        "topic/a.b, topic/axb, false",
        "topic/[a], topic/[a], true"
    })
    void patternMatchesWholeText(String pattern, String text, boolean matches) {
        assertThat(WildcardText.matches(pattern, text)).isEqualTo(matches);
    }

    /** A regular expression would not come to an end. */
    @Test
    @Timeout(20)
    void manyStarsEndSoon() {
        String pattern = "*a".repeat(20) + "*b";

        assertThat(WildcardText.matches(pattern, "a".repeat(1000))).isFalse();
    }
}
