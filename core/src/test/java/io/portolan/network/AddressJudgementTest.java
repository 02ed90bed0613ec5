package io.portolan.network;

import static io.portolan.preflight.TwoRegionEstate.ip;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Connectivity;
import io.portolan.diagnosis.Code;
import io.portolan.preflight.TwoRegionEstate;
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
        "fd00::1, OUTSIDE_SERVICE_VPC",
        "fe80::1, OUTSIDE_SERVICE_VPC",
        "100.63.255.255, PUBLIC_ADDRESS",
        "100.128.0.0, PUBLIC_ADDRESS",
        "172.32.0.1, PUBLIC_ADDRESS",
        "3.14.15.92, PUBLIC_ADDRESS",
        "2600:1f00::1, PUBLIC_ADDRESS",
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
    })
    void anyPrivateAddressPassesWithoutServiceVpc(String address, Code code) {
        assertThat(judge(TwoRegionEstate.iam(Region.EU_WEST_1, Connectivity.PRIVATE, SOURCE), address))
                .isEqualTo(code);
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
