package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link CidrBlock} reads blocks. It knows which addresses are in them and which blocks overlap. */
class CidrBlockTest {

    @ParameterizedTest
    @CsvSource({
        "10.20.0.0/16, 10.20.0.0, true",
        "10.20.0.0/16, 10.20.255.255, true",
        "10.20.0.0/16, 10.21.0.0, false",
        "10.20.0.0/16, 10.19.255.255, false",
        "10.20.0.0/17, 10.20.128.0, false",
        "10.20.1.53/32, 10.20.1.53, true",
        "10.20.1.53/32, 10.20.1.52, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "128.0.0.0/1, 255.1.2.3, true",
        "10.20.0.0/16, ::ffff:10.20.1.53, true",
        "fd00:20::/48, fd00:20::1, true",
        "fd00:20::/48, fd00:20:1::1, false",
        "fd00:20::/63, fd00:20:0:1::1, true",
        "::/0, 10.20.0.1, false",
        "::/0, fe80::1, true",
        "2001:db8::1/128, 2001:db8::1, true",
    })
    void containsItsOwnAddressesOnly(String block, String address, boolean contained) throws UnknownHostException {
        assertThat(CidrBlock.parse(block).contains(InetAddress.getByName(address)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource({
        "10.20.0.0/16, 10.0.0.0/8, true",
        "10.20.0.0/16, 10.20.0.0/17 10.20.128.0/17, true",
        "10.20.0.0/16, 10.20.128.0/17 10.20.0.0/18 10.20.64.0/18, true",
        "10.20.0.0/16, 10.20.0.0/17 10.20.128.0/18, false",
        "10.20.0.0/16, 10.20.0.0/17 10.21.128.0/17, false",
        "10.20.0.1/32, 10.20.0.0/32 10.20.0.2/31, false",
        "0.0.0.0/0, 0.0.0.0/1 128.0.0.0/1, true",
        "0.0.0.0/0, ::/0, false",
        "fd00:20::/48, fd00:20::/49 fd00:20:0:8000::/49, true",
    })
    void blocksCoverTogether(String block, String others, boolean covered) {
        List<CidrBlock> blocks =
                Arrays.stream(others.split(" ")).map(CidrBlock::parse).toList();

        assertThat(CidrBlock.parse(block).isCoveredBy(blocks)).isEqualTo(covered);
        assertThat(CidrBlock.parse(block).isCoveredBy(List.of())).isFalse();
    }

    @Test
    void mappedIpv4AddressIsIpv4() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        mapped[12] = 10;
        mapped[13] = 20;
        InetAddress address = Inet6Address.getByAddress("", mapped, -1);

        assertThat(address).isInstanceOf(Inet6Address.class);
        assertThat(CidrBlock.parse("10.20.0.0/16").contains(address)).isTrue();
        assertThat(CidrBlock.parse("::/0").contains(address)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10.20.0.0/16, 10.20.128.0/17, true",
        "10.20.128.0/17, 10.20.0.0/16, true",
        "10.20.0.0/16, 10.20.0.0/16, true",
        "10.20.0.0/16, 10.21.0.0/16, false",
        "10.20.0.0/15, 10.21.0.0/16, true",
        "0.0.0.0/0, 10.0.0.0/8, true",
        "0.0.0.0/0, ::/0, false",
        "fd00::/8, fd12:3456::/32, true",
        "fd00:1::/32, fd00:2::/32, false",
    })
    void overlapsWhereAnAddressIsShared(String one, String other, boolean overlap) {
        assertThat(CidrBlock.parse(one).overlaps(CidrBlock.parse(other))).isEqualTo(overlap);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.20.0.0/16", "0.0.0.0/0", "10.20.1.53/32", "fd00:20:0:0:0:0:0:0/48"})
    void blockIsWrittenAsItIsRead(String text) {
        assertThat(CidrBlock.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.20.1.7/16 | Did you mean \"10.20.0.0/16\"?",
                "fd00:20::1/48 | Did you mean \"fd00:20:0:0:0:0:0:0/48\"?",
                "10.20.0.0/33 | The prefix is not from 0 to 32.",
                "fd00::/129 | The prefix is not from 0 to 128.",
                "10.20.0.0 | It is not <IP>/<prefix length>.",
                "10.20.0.0/-1 | It is not <IP>/<prefix length>.",
                "10.20.0/16 | is not an IP address.",
                "localhost/32 | is not an IP address.",
                "10.20.0.0/16\\n | It is not <IP>/<prefix length>.",
                "::ffff:10.20.0.0/112 | Write the IPv4 block.",
            })
    void invalidBlockIsRefusedWithTheReason(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CidrBlock.parse(text))
                .withMessageContaining(reason);
    }
}
