package io.portolan.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** {@link HostResolvers} finds the name servers of this host. */
class HostResolversTest {

    @Test
    void hostNameServersHaveAddressAndPort() {
        assertThat(HostResolvers.ofThisHost())
                .noneMatch(InetSocketAddress::isUnresolved)
                .allSatisfy(server -> assertThat(server.getPort()).isPositive());
    }
}
