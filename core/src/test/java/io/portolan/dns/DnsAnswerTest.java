package io.portolan.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link DnsAnswer} keeps all addresses of an answer, but shows only some of a great many. */
class DnsAnswerTest {

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
