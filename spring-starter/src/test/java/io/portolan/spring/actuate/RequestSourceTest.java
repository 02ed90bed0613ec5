package io.portolan.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link RequestSource} refuses what a page of another site sends. */
class RequestSourceTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "POST, -, -, shop:8080, false",
                "POST, same-origin, -, shop:8080, false",
                "POST, none, -, shop:8080, false",
                "POST, same-origin, https://proxy.example, shop:8080, false",
                "POST, same-site, https://shop:8080, shop:8080, true",
                "POST, cross-site, -, shop:8080, true",
                "POST, '', -, shop:8080, true",
                "POST, 'same-origin, cross-site', -, shop:8080, true",
                "POST, -, https://shop:8080, shop:8080, false",
                "POST, -, https://SHOP:8080, shop:8080, false",
                "POST, -, https://shop, shop, false",
                "POST, -, https://shop, shop:8080, true",
                "POST, -, https://evil.example, shop:8080, true",
                "POST, -, null, shop:8080, true",
                "POST, -, '', shop:8080, true",
                "POST, -, 'https://a b', shop:8080, true",
                "POST, -, https://shop:8080, -, true",
                "GET, cross-site, https://evil.example, shop:8080, false",
            })
    void foreignPostIsRefused(String method, String fetchSite, String origin, String host, boolean refused) {
        assertThat(new RequestSource(method, fetchSite, origin, host).isRefused())
                .isEqualTo(refused);
    }
}
