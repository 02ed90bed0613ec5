package io.portolan.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link DnsAnswer} keeps all addresses of an answer, but shows only some of a great many. */
class DnsAnswerTest {

    /** Some name servers deny AAAA of a name that exists, and some networks lose the second of two packets. */
    @ParameterizedTest
    @EnumSource(
            value = LookupOutcome.class,
            names = {"NXDOMAIN", "TIMEOUT", "REFUSED", "SERVFAIL", "NO_ADDRESSES"})
    void missingIpv6AnswerHidesNoIpv4(LookupOutcome ipv6) throws UnknownHostException {
        List<InetAddress> found = List.of(InetAddress.getByAddress(new byte[] {10, 20, 4, 11}));
        DnsAnswer answer = DnsAnswer.of("central", found, Duration.ZERO)
                .withIpv6(DnsAnswer.withoutAddresses("central", ipv6, Duration.ZERO));

        assertThat(answer.text()).isEqualTo("10.20.4.11");
    }

    @Test
    void fourThousandAddressesAreJudgedButNotListed() throws UnknownHostException {
        List<InetAddress> found = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            found.add(InetAddress.getByAddress(new byte[] {10, 20, (byte) (i >> 8), (byte) i}));
        }
        DnsAnswer answer = DnsAnswer.of("central", found, Duration.ZERO);

        assertThat(answer.addresses()).hasSize(4_000);
        assertThat(answer.text())
                .hasSizeLessThan(900)
                .endsWith(" and 3950 more")
                .startsWith("10.20.0.0, 10.20.0.1, ");
    }
}
