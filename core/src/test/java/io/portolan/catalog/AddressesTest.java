package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@link BrokerAddress} and {@link IpLiteral} read addresses. */
class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "localhost:9092, localhost, 9092",
        "boot-abc.c2.kafka-serverless.us-east-2.amazonaws.com:9098, boot-abc.c2.kafka-serverless.us-east-2.amazonaws.com, 9098",
        "10.20.1.9:65535, 10.20.1.9, 65535",
        "[fd00::9]:1, fd00::9, 1",
    })
    void brokerAddressSurvivesTheRoundTrip(String text, String host, int port) {
        assertThat(BrokerAddress.parse(text))
                .isEqualTo(new BrokerAddress(host, port))
                .hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "localhost:",
                ":9092",
                "localhost:0",
                "localhost:65536",
                "localhost:9092:1",
                "fd00::9:9092",
                "[localhost]:9092",
                "[fd00::zz]:9092",
                "a b:9092",
                "a\";x:9092",
                "localhost:٩",
                "a.:9092",
                "a..b:9092",
                "-a.b:9092",
                "a-.b:9092",
                "10.20.1:9092",
                "010.20.1.9:9092",
                "2130706433:9092",
                "[10.0.0.1]:9092"
            })
    void invalidBrokerAddressIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokerAddress.parse(text))
                .withMessageContaining("a broker address host:port, such as localhost:9092");
    }

    @ParameterizedTest
    @CsvSource({
        "SASL_SSL://b.example.com:9098, 'The key security-protocol names the protocol.'",
        "https://b.example.com, 'The key security-protocol names the protocol.'",
        "b:9092;c:9092, commas between the brokers",
        "b:9092 c:9092, commas between the brokers",
    })
    void kafkasOtherFormsAreExplained(String text, String fix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokerAddress.parse(text))
                .withMessageContaining(fix);
    }

    @Test
    void longHostNamesAreRefused() {
        String label = "a".repeat(63);
        String longest = label + "." + label + "." + label + "." + "a".repeat(61);

        assertThat(BrokerAddress.parse(longest + ":1").host()).hasSize(253);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokerAddress.parse(longest + "a:1"))
                .withMessageContaining("It has 254 characters, and a host name has at most 253.");
        assertThatIllegalArgumentException().isThrownBy(() -> BrokerAddress.parse(label + "a.b:1"));
    }

    @Test
    void trailingDotIsRefusedWithTheReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokerAddress.parse("b-1.kafka.us-east-2.amazonaws.com.:9098"))
                .withMessageContaining("It ends with a dot.")
                .withMessageContaining("Remove the dot at its end.");
    }

    @ParameterizedTest
    @CsvSource({
        "10.20.1.53, 10.20.1.53, 53",
        "10.20.1.53:5353, 10.20.1.53, 5353",
        "fd00:0:0:0:0:0:0:53, fd00:0:0:0:0:0:0:53, 53",
        "[fd00::53], fd00:0:0:0:0:0:0:53, 53",
        "[fd00::53]:5353, fd00:0:0:0:0:0:0:53, 5353",
        "::1, 0:0:0:0:0:0:0:1, 53",
    })
    void nameServerHasPort53ByDefault(String text, String address, int port) {
        assertThat(IpLiteral.nameServer(text).getAddress().getHostAddress()).isEqualTo(address);
        assertThat(IpLiteral.nameServer(text).getPort()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "localhost", "resolver.example.com:53", "10.20.1", "10.20.1.256", "010.20.1.53", "1.2.3.4.5",
                        "2130706433",
                "fe80::1%eth0", "[::1", "::1]:53", "10.20.1.53:", "10.20.1.53:0", "[::1]:99999", ":::", "0x7f.0.0.1"
            })
    void hostNameIsNotResolvedAsLiteral(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> IpLiteral.nameServer(text));
    }
}
