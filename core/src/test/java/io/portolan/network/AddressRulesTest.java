package io.portolan.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.CidrBlock;
import io.portolan.catalog.Connectivity;
import io.portolan.catalog.ServiceVpc;
import io.portolan.diagnosis.Code;
import io.portolan.preflight.TwoRegionEstate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

/** Where {@link AddressRules} come from and when they ask for the cluster's own VPC. */
class AddressRulesTest {

    private static final List<CidrBlock> WEST = List.of(CidrBlock.parse("10.30.0.0/16"));
    private static final List<CidrBlock> EAST = List.of(CidrBlock.parse("10.20.0.0/16"));
    private static final Map<String, List<CidrBlock>> DEV = Map.of("dev", List.of(CidrBlock.parse("10.90.0.0/16")));
    private static final Map<Region, ServiceVpc> VPCS = Map.of(
            Region.US_WEST_2, new ServiceVpc(Region.US_WEST_2, WEST, List.of()),
            Region.US_EAST_2, new ServiceVpc(Region.US_EAST_2, EAST, List.of()));

    @Test
    void theVpcOfTheClustersRegionIsItsOwn() {
        assertThat(AddressRules.of(VPCS, DEV, TwoRegionEstate.orders()))
                .isEqualTo(new AddressRules(WEST, Map.of("us-east-2", EAST), DEV, Connectivity.PRIVATE, true));
    }

    @Test
    void clustersWithoutRegionHaveNoVpcOfTheirOwn() {
        AddressRules rules = AddressRules.of(VPCS, DEV, TwoRegionEstate.plain());

        assertThat(rules.ownVpc()).isEmpty();
        assertThat(rules.otherRegions()).containsOnlyKeys("us-west-2", "us-east-2");
        assertThat(rules.mskCluster()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PRIVATE, true", "VPC_CONNECTIVITY, false", "PUBLIC, false"})
    void onlyPrivateListenersRequireTheOwnVpc(Connectivity connectivity, boolean required) {
        BrokerSource source = new BrokerSource.ByName("orders");

        assertThat(AddressRules.of(VPCS, DEV, TwoRegionEstate.iam(Region.US_WEST_2, connectivity, source))
                        .requiresOwnVpc())
                .isEqualTo(required);
        assertThat(AddressRules.of(Map.of(), DEV, TwoRegionEstate.iam(Region.US_WEST_2, connectivity, source))
                        .requiresOwnVpc())
                .as("no VPC is declared")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"10.30.4.11, OK", "10.20.4.11, WRONG_REGION", "10.90.4.11, WRONG_ENVIRONMENT"})
    void textsAreEnoughForAJudgement(String address, Code code) {
        AddressRules rules = new AddressRules(
                List.of(CidrBlock.parse("10.30.0.0/16")),
                Map.of("us-east-2", List.of(CidrBlock.parse("10.20.0.0/16"))),
                Map.of("dev", List.of(CidrBlock.parse("10.90.0.0/16"))),
                Connectivity.valueOf("PRIVATE"),
                true);

        assertThat(new AddressJudgement(rules).judge(TwoRegionEstate.ip(address)))
                .isEqualTo(code);
    }
}
