package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Security;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link JvmSetting} reads settings as the JDK does. */
class JvmSettingTest {

    // Names of the test's own, because the JDK reads its own ones once.
    private static final String SECURITY = "networkaddress.portolan.ttl";
    private static final String SYSTEM = "sun.net.portolan.ttl";

    @AfterEach
    void clear() {
        Security.setProperty(SECURITY, "");
        System.clearProperty(SYSTEM);
    }

    @ParameterizedTest
    @CsvSource({
        "60, , networkaddress.portolan.ttl 60",
        "60, 90, networkaddress.portolan.ttl 60",
        "'', 90, sun.net.portolan.ttl 90",
        "never, 0x3c, sun.net.portolan.ttl 60",
        "never, -1, sun.net.portolan.ttl -1",
        "'', , none",
        "'', soon, none",
    })
    void securityPropertyComesFirst(String security, @Nullable String system, String expected) {
        Security.setProperty(SECURITY, security);
        if (system != null) {
            System.setProperty(SYSTEM, system);
        }
        Optional<JvmSetting> setting = JvmSetting.read(SECURITY, SYSTEM);

        assertThat(setting.map(found -> found.name() + " " + found.seconds()).orElse("none"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "networkaddress.cache.ttl, conf/security/java.security",
        "sun.net.inetaddr.ttl, -Dsun.net.inetaddr.ttl",
        "security manager, networkaddress.cache.ttl to 30",
    })
    void fixNamesWhereTheSettingIs(String name, String fix) {
        assertThat(new JvmSetting(name, -1)
                        .finding(300, "Clients keep old addresses.")
                        .fix())
                .contains(fix);
    }
}
