package io.portolan.testkit.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link CidrRange} has the addresses that share its leading bits. */
class CidrRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.20.0.0/16, 10.20.255.255, true",
        "10.20.0.0/16, 10.21.0.0, false",
        "10.20.0.0/23, 10.20.1.1, true",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, ::1, false",
        "10.20.1.53/32, 10.20.1.53, true",
        "10.20.1.53/32, 10.20.1.52, false",
        "fd00::/8, fd12::1, true",
        "fd00::/8, fe00::1, false"
    })
    void blockContainsItsAddresses(String block, String address, boolean contained) {
        assertThat(CidrRange.parse(block).contains(SampleEstate.ip(address))).isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, 10.1.0.0/16, true", "10.1.0.0/16, 10.0.0.0/8, false", "10.1.0.0/16, 10.1.0.0/16, true"})
    void blockContainsSmallerBlock(String block, String other, boolean contained) {
        assertThat(CidrRange.parse(block).contains(CidrRange.parse(other))).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.20.0.1/16", "10.20.0.0/33", "10.20.0.0", "shop/16", "::1/64", "", "10.20/999"})
    void otherTextIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CidrRange.parse(text))
                .withMessageContaining("not a block of addresses");
    }
}
