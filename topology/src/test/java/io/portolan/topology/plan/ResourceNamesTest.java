package io.portolan.topology.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

/** {@link ResourceNames} in letters and digits. */
class ResourceNamesTest {

    @ParameterizedTest
    @CsvSource({
        "shop, Shop",
        "web-front, WebFront",
        "shop-2, Shopx2",
        "shop2, Shop2",
    })
    void usualNamesAreReadable(String name, String words) {
        assertThat(ResourceNames.words(name)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "a-b, aB",
        "a-b, a_b",
        "a-b, AB",
        "shop-2, shopx2",
        "shop-2, shop_2",
        "a.b, a@b",
        "a-b, a--b",
        "a, A",
    })
    void differentNamesStayDifferent(String one, String other) {
        assertThat(ResourceNames.words(one)).isNotEqualTo(ResourceNames.words(other));
        assertThat(ResourceNames.words(other)).matches("[A-Z0-9][A-Za-z0-9]*");
    }

    @Test
    void regionsAreShort() {
        assertThat(ResourceNames.words(Region.AP_SOUTHEAST_2)).isEqualTo("ApSoutheast2");
    }
}
