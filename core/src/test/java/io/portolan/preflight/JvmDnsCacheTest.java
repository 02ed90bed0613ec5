package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link JvmDnsCache} warns of names that this JVM keeps too long. */
class JvmDnsCacheTest {

    @ParameterizedTest
    @CsvSource({
        "30, 0, 10, ''",
        ", , , ''",
        "0, 0, 0, ''",
        "300, 300, 60, ''",
        "301, , 60, ttl",
        "-1, , , ttl",
        "30, 301, , stale",
        ", 86400, , stale",
        "0, 86400, , ''",
        "-1, 86400, , ttl",
        "30, , 61, negative",
        ", , -1, negative",
        "-1, , -1, ttl negative",
    })
    void harmfulSettingsAreReported(
            @Nullable Integer positive, @Nullable Integer stale, @Nullable Integer negative, String subjects) {
        List<Finding> findings = new JvmDnsCache(
                        setting("ttl", positive), setting("stale", stale), setting("negative", negative))
                .findings();

        assertThat(findings).extracting(Finding::code).allMatch(Code.JVM_DNS_CACHE::equals);
        assertThat(String.join(" ", findings.stream().map(Finding::subject).toList()))
                .isEqualTo(subjects);
    }

    @Test
    void foreverIsCalledForever() {
        assertThat(setting("networkaddress.cache.ttl", -1).orElseThrow().finding(300, "Clients keep old addresses."))
                .hasToString("""
                        JVM_DNS_CACHE  networkaddress.cache.ttl
                          asked  at most 300 s
                          seen   for ever (-1)
                          cause  Clients keep old addresses.
                          fix    Leave it at its default. It is set in the JDK's conf/security/java.security, by
                                 -Djava.security.properties=<file>, or by Security.setProperty before the first look-up.""");
    }

    private static Optional<JvmSetting> setting(String name, @Nullable Integer seconds) {
        return Optional.ofNullable(seconds).map(value -> new JvmSetting(name, value));
    }
}
