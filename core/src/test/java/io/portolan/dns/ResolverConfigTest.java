package io.portolan.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link ResolverConfig} reads {@code resolv.conf} as glibc does. */
class ResolverConfigTest {

    @ParameterizedTest
    @CsvSource({
        "nameserver nil|nameserver 127.0.0.77, 127.0.0.77",
        "nameserver 127.0.0.77|nameserver fe80::1, 127.0.0.77 [fe80:0:0:0:0:0:0:1]",
        "# nothing|options edns0 trust-ad, 127.0.0.1",
        "'nameserver 127.0.0.77 # comment|nameserver\t127.0.0.78|;nameserver 1.2.3.4|nameserver ::1',"
                + " 127.0.0.77 127.0.0.78 [0:0:0:0:0:0:0:1]",
        "nameserver 127.0.0.77:5353, 127.0.0.1",
        "search localdomain|nameserver 127.0.0.77|nameserver fe80::21c:42ff:fe00:18%nowhere, 127.0.0.77",
        "nameserver 127.0.0.53|options edns0 trust-ad|search eu-west-1.compute.internal, 127.0.0.53",
        "nameserver 10.0.0.1|nameserver 10.0.0.2|nameserver 10.0.0.3|nameserver 10.0.0.4, 10.0.0.1 10.0.0.2 10.0.0.3",
        "' nameserver 10.0.0.1|nameserver 10.0.0.256|nameserver 010.0.0.2', 127.0.0.1",
        "nameserver, 127.0.0.1",
    })
    void nameServersAreThoseOfGlibc(String lines, String servers) {
        assertThat(parse(lines).nameServers().stream()
                        .map(server -> NameServer.text(server).replace(":53", ""))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(servers);
    }

    @ParameterizedTest
    @CsvSource({
        "nameserver 10.0.0.2, '', 1",
        "search Corp.Example. cluster.local|options ndots:5, corp.example cluster.local, 5",
        "domain one.example|search two.example three.example, two.example three.example, 1",
        "search two.example|domain one.example, one.example, 1",
        "options edns0 ndots:2 ndots:99, '', 15",
        "options ndots:x ndots:, '', 1",
        "search one.example|options single-request ndots:5 # of the cluster, one.example, 5",
    })
    void searchListHasItsOrderAndDots(String lines, String domains, int ndots) {
        assertThat(String.join(" ", parse(lines).searchDomains())).isEqualTo(domains);
        assertThat(parse(lines).ndots()).isEqualTo(ndots);
    }

    @Test
    void environmentHasTheLastWord() {
        ResolverConfig config = parse("search one.example|options ndots:5")
                .overriddenBy(Map.of("LOCALDOMAIN", "two.example three.example", "RES_OPTIONS", "ndots:3 rotate"));

        assertThat(config.searchDomains()).containsExactly("two.example", "three.example");
        assertThat(config.ndots()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "5, a.b.c.d.e.f, false",
        "5, a.b.c.d.e.f.g, false",
        "6, a.b.c.d.e.f, true",
        "6, a.b.c.d.e.f., false",
        "1, host, true"
    })
    void namesWithFewDotsAreSearchedFirst(int ndots, String host, boolean first) {
        assertThat(parse("options ndots:" + ndots).searchesFirst(host)).isEqualTo(first);
    }

    private static ResolverConfig parse(String lines) {
        return ResolverConfig.parse(lines.replace("|", "\n"));
    }
}
