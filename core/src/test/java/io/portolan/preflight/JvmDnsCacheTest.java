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
        "30, 10, ''",
        ", , ''",
        "0, 0, ''",
        "300, 60, ''",
        "301, 60, networkaddress.cache.ttl",
        "-1, , networkaddress.cache.ttl",
        "30, 61, networkaddress.cache.negative.ttl",
        ", -1, networkaddress.cache.negative.ttl",
        "-1, -1, networkaddress.cache.ttl networkaddress.cache.negative.ttl",
    })
    void settingsThatHurtAreTold(@Nullable Integer positive, @Nullable Integer negative, String subjects) {
        List<Finding> findings = findings(positive, negative);

        assertThat(findings).extracting(Finding::code).allMatch(Code.JVM_DNS_CACHE::equals);
        assertThat(String.join(" ", findings.stream().map(Finding::subject).toList()))
                .isEqualTo(subjects);
    }

    @Test
    void foreverIsCalledForever() {
        assertThat(findings(-1, null)).singleElement().hasToString("""
                        JVM_DNS_CACHE  networkaddress.cache.ttl
                          asked  at most 300 s
                          seen   for ever (-1)
                          cause  Clients keep using the old addresses of brokers that were replaced.
                          fix    Leave it at its default. It is set in the JDK's conf/security/java.security, by
                                 -Djava.security.properties=<file>, or by Security.setProperty before the first look-up.""");
    }

    private static List<Finding> findings(@Nullable Integer positive, @Nullable Integer negative) {
        return new JvmDnsCache(Optional.ofNullable(positive), Optional.ofNullable(negative)).findings();
    }
}
