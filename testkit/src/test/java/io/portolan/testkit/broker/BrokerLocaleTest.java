package io.portolan.testkit.broker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link BrokerLocale} names the locale in which Kafka's brokers cannot start. */
class BrokerLocaleTest {

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "az-AZ"})
    void localeThatChangesLettersIsNamed(String tag) {
        Locale locale = Locale.forLanguageTag(tag);

        assertThatThrownBy(() -> BrokerLocale.check(locale))
                .hasMessageContaining(locale.toString())
                .hasMessageContaining("-Duser.language=en");
    }

    @Test
    void otherLocalesAreNoObstacle() {
        for (Locale locale : Locale.getAvailableLocales()) {
            if (!locale.getLanguage().matches("tr|az")) {
                assertThatCode(() -> BrokerLocale.check(locale))
                        .as("%s", locale)
                        .doesNotThrowAnyException();
            }
        }
    }
}
