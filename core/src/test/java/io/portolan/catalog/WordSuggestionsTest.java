package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link WordSuggestions} finds the word that a mistyped word was meant to be. */
class WordSuggestionsTest {

    private static final List<String> KEYS =
            List.of("arn", "cluster-name", "bootstrap-servers", "role", "region", "regions", "service-vpcs");

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "a, '', 1",
        "'', ab, 2",
        "region, region, 0",
        "regoin, region, 1",
        "rgion, region, 1",
        "regiion, region, 1",
        "ragion, region, 1",
        "kitten, sitting, 3",
    })
    void distanceCountsInsertionsDeletionsReplacementsAndSwaps(String a, String b, int distance) {
        assertThat(WordSuggestions.distance(a, b)).isEqualTo(distance);
        assertThat(WordSuggestions.distance(b, a)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({
        "regoin, region",
        "Region, region",
        "region_s, regions",
        "clusterName, cluster-name",
        "BOOTSTRAP_SERVERS, bootstrap-servers",
        "bootstrap, bootstrap-servers",
        "vpcs, service-vpcs",
        "rol, role",
    })
    void typoSuggestsTheMeantKey(String typo, String key) {
        assertThat(WordSuggestions.nearest(typo, KEYS)).first().isEqualTo(key);
    }

    @Test
    void nothingIsNearAStranger() {
        assertThat(WordSuggestions.nearest("password", KEYS)).isEmpty();
        assertThat(WordSuggestions.nearest("x".repeat(100_000), KEYS)).isEmpty();
    }
}
