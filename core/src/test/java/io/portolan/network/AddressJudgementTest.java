package io.portolan.network;

import static io.portolan.preflight.TwoRegionEstate.ip;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.CidrBlock;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Connectivity;
import io.portolan.diagnosis.Code;
import io.portolan.preflight.TwoRegionEstate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

/** What {@link AddressJudgement} says of an address for each kind of cluster. */
class AddressJudgementTest {

    private static final BrokerSource SOURCE = new BrokerSource.ByName("orders");

    @ParameterizedTest
    @CsvSource({
        "10.30.4.11, OK",
        "54.30.1.1, OK",
        "127.30.1.1, OK",
        "10.90.4.11, WRONG_ENVIRONMENT",
        "127.90.1.1, WRONG_ENVIRONMENT",
        "10.20.4.11, WRONG_REGION",
        "10.31.4.11, OUTSIDE_SERVICE_VPC",
        "172.31.0.1, OUTSIDE_SERVICE_VPC",
        "192.168.1.1, OUTSIDE_SERVICE_VPC",
        "100.64.0.1, OUTSIDE_SERVICE_VPC",
        "100.127.255.255, OUTSIDE_SERVICE_VPC",
        "169.254.1.1, OUTSIDE_SERVICE_VPC",
        "fd00::1, IPV6_BLOCK_MISSING",
        "fe80::1, IPV6_BLOCK_MISSING",
        "64:ff9b::10.30.4.11, IPV6_BLOCK_MISSING",
        "100.63.255.255, PUBLIC_ADDRESS",
        "100.128.0.0, PUBLIC_ADDRESS",
        "172.32.0.1, PUBLIC_ADDRESS",
        "3.14.15.92, PUBLIC_ADDRESS",
        "2600:1f00::1, IPV6_BLOCK_MISSING",
    })
    void declaredBlocksWinOverPrivateOrPublic(String address, Code code) {
        assertThat(judge(TwoRegionEstate.orders(), address)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "10.31.4.11, OK",
        "10.90.4.11, WRONG_ENVIRONMENT",
        "10.30.4.11, WRONG_REGION",
        "3.14.15.92, PUBLIC_ADDRESS",
        "fd00::1, OK",
        "2600:1f00::1, IPV6_BLOCK_MISSING",
    })
    void anyPrivateAddressPassesWithoutServiceVpc(String address, Code code) {
        assertThat(judge(TwoRegionEstate.iam(Region.EU_WEST_1, Connectivity.PRIVATE, SOURCE), address))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "2600:1f00:a::1, OK",
        "2600:1f00:b::1, WRONG_REGION",
        "2600:1f00:c::1, WRONG_ENVIRONMENT",
        "2600:1f00:d::1, PUBLIC_ADDRESS",
        "fd00::1, OUTSIDE_SERVICE_VPC",
        "10.30.4.11, OK",
    })
    void declaredIpv6BlocksDecide(String address, Code code) {
        AddressRules rules = new AddressRules(
                List.of(CidrBlock.parse("10.30.0.0/16"), CidrBlock.parse("2600:1f00:a::/56")),
                Map.of("us-east-2", List.of(CidrBlock.parse("2600:1f00:b::/56"))),
                Map.of("dev", List.of(CidrBlock.parse("2600:1f00:c::/56"))),
                Connectivity.PRIVATE,
                true);

        assertThat(new AddressJudgement(rules).judge(ip(address))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "198.18.0.5, true",
        "198.19.255.255, true",
        "198.20.0.0, false",
        "240.240.0.5, true",
        "239.1.1.1, false",
        "::1, false"
    })
    void reservedBlocksAreKnown(String address, boolean reserved) {
        assertThat(AddressJudgement.isReserved(ip(address))).isEqualTo(reserved);
    }

    @ParameterizedTest
    @CsvSource({
        "VPC_CONNECTIVITY, 10.31.4.11, OK",
        "VPC_CONNECTIVITY, 3.14.15.92, PUBLIC_ADDRESS",
        "VPC_CONNECTIVITY, 10.90.4.11, WRONG_ENVIRONMENT",
        "PUBLIC, 3.14.15.92, OK",
        "PUBLIC, 10.90.4.11, WRONG_ENVIRONMENT",
        "PUBLIC, 10.20.4.11, WRONG_REGION",
    })
    void otherListenersLieOutsideTheServiceVpc(Connectivity connectivity, String address, Code code) {
        assertThat(judge(TwoRegionEstate.iam(Region.US_WEST_2, connectivity, SOURCE), address))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, OK", "3.14.15.92, OK", "10.20.4.11, OK", "10.90.4.11, WRONG_ENVIRONMENT"})
    void plainKafkaMayNotBeInAnotherEnvironment(String address, Code code) {
        assertThat(judge(TwoRegionEstate.plain(), address)).isEqualTo(code);
    }

    private static Code judge(ClusterDefinition cluster, String address) {
        return TwoRegionEstate.judgement(cluster).judge(ip(address));
    }
}
