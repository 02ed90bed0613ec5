package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a host makes of the answers of its name servers, by {@link HostDns}. */
class HostDnsTest {

    @ParameterizedTest
    @CsvSource({
        "10.30.4.11, 10.30.4.11",
        "10.30.4.11/NXDOMAIN, 10.30.4.11",
        "NXDOMAIN/10.30.4.11, NXDOMAIN",
        "SERVFAIL/10.30.4.11, 10.30.4.11",
        "REFUSED/10.30.4.11, 10.30.4.11",
        "TRUNCATED/10.30.4.11, 10.30.4.11",
        "DOWN/10.30.4.11, 10.30.4.11",
        "TIMEOUT/SERVFAIL/REFUSED, SERVFAIL",
        "TIMEOUT/DOWN, no answer",
    })
    void hostTakesTheFirstServerThatKnows(String servers, String taken) {
        assertThat(hostDns(servers).combined().orElseThrow().text()).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"DOWN, true", "DOWN/UNREACHABLE/UDP_SILENT, true", "DOWN/TIMEOUT, false", "NOT_ASKED, false", "-, false"
    })
    void hostIsDownIfNoServerAnswersAnything(String servers, boolean down) {
        assertThat(hostDns(servers).isDown()).isEqualTo(down);
    }

    @ParameterizedTest
    @CsvSource({
        "10.30.4.11/NXDOMAIN, host resolver 10.1.1.2",
        "NO_ADDRESSES/10.30.4.11, host resolver 10.1.0.2",
        "10.30.4.11/10.30.4.11/DOWN, host resolver 10.1.2.2",
    })
    void denyingServerIsNamed(String servers, String denying) {
        assertThat(hostDns(servers).disagrees()).isTrue();
        assertThat(hostDns(servers).denying().orElseThrow().viewpoint()).isEqualTo(denying);
    }

    @ParameterizedTest
    @CsvSource({"10.30.4.11/10.30.4.11", "NXDOMAIN/SERVFAIL", "10.30.4.11/TIMEOUT", "10.30.4.11/UNFINISHED"})
    void silenceAndFailureAloneAreNoDisagreement(String servers) {
        assertThat(hostDns(servers).disagrees()).isFalse();
    }

    private static HostDns hostDns(String servers) {
        return NameViewSamples.of(TwoRegionEstate.BOOT, "UNKNOWN_HOST", servers, "-", true)
                .hostDns();
    }
}
