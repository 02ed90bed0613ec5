package io.portolan.testkit.aws;

import static io.portolan.testkit.estate.SampleEstate.OUTSIDER;
import static io.portolan.testkit.estate.SampleEstate.SHOP_ACCOUNT;
import static io.portolan.testkit.estate.SampleEstate.STOCK_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portolan.testkit.estate.CidrRange;
import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.EstateVpc;
import io.portolan.testkit.estate.IpProtocol;
import io.portolan.testkit.estate.RouteTable;
import io.portolan.testkit.estate.SampleEstate;
import io.portolan.testkit.estate.TrafficDirection;
import io.portolan.testkit.estate.VpcRoute;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** {@link Ec2Api} answers the real SDK as EC2 does. */
class Ec2ApiTest {

    private final AwsLab lab = new AwsLab();
    private final ControlPlane plane = lab.backend.controlPlane();
    private final SampleEstate estate = new SampleEstate(plane);
    private final Ec2Client shop = lab.ec2(lab.userOf(SHOP_ACCOUNT));
    private final Ec2Client outsider = lab.ec2(lab.userOf(OUTSIDER));

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void vpcHasItsBlocks() {
        plane.vpcs()
                .replace(
                        estate.shopVpc.id(),
                        vpc -> new EstateVpc(
                                vpc.id(),
                                vpc.place(),
                                List.of(CidrRange.parse("10.1.0.0/16"), CidrRange.parse("10.7.0.0/16"))));

        Vpc vpc = shop.describeVpcs(of -> of.vpcIds(estate.shopVpc.id())).vpcs().get(0);
        assertThat(vpc.ownerId()).isEqualTo(SHOP_ACCOUNT);
        assertThat(vpc.cidrBlock()).isEqualTo("10.1.0.0/16");
        assertThat(vpc.cidrBlockAssociationSet())
                .extracting(association -> association.cidrBlock())
                .containsExactly("10.1.0.0/16", "10.7.0.0/16");
        assertThat(shop.describeVpcs().vpcs()).containsExactly(vpc);
    }

    @Test
    void subnetIsInItsVpc() {
        Subnet subnet = shop.describeSubnets(with -> with.filters(filter("vpc-id", estate.shopVpc.id())))
                .subnets()
                .get(0);

        assertThat(subnet.subnetId()).isEqualTo(estate.subnet.id());
        assertThat(subnet.vpcId()).isEqualTo(estate.shopVpc.id());
        assertThat(subnet.cidrBlock()).isEqualTo("10.1.1.0/24");
        assertThat(shop.describeSubnets(with -> with.filters(filter("vpc-id", estate.stockVpc.id())))
                        .subnets())
                .isEmpty();
    }

    @Test
    void groupHasItsPermissions() {
        plane.securityGroups()
                .replace(
                        estate.group.id(),
                        group -> group.withRule(estate.rule(
                                        TrafficDirection.INGRESS, IpProtocol.TCP, 9000, 9098, estate.group.id()))
                                .withRule(estate.rule(TrafficDirection.INGRESS, IpProtocol.ALL, -1, -1, "fd00::/8")));

        SecurityGroup group = shop.describeSecurityGroups(of -> of.groupIds(estate.group.id()))
                .securityGroups()
                .get(0);
        assertThat(group.groupName()).isEqualTo("outbound");
        assertThat(group.vpcId()).isEqualTo(estate.shopVpc.id());
        assertThat(group.ipPermissionsEgress())
                .extracting(IpPermission::ipProtocol)
                .containsExactlyInAnyOrder("udp", "tcp");
        assertThat(group.ipPermissionsEgress()).allSatisfy(permission -> {
            assertThat(permission.fromPort()).isEqualTo(53);
            assertThat(permission.toPort()).isEqualTo(53);
            assertThat(permission.ipRanges()).extracting(IpRange::cidrIp).containsExactly("10.20.0.0/16");
        });
        IpPermission broker = group.ipPermissions().get(0);
        assertThat(broker.userIdGroupPairs().get(0).groupId()).isEqualTo(estate.group.id());
        assertThat(broker.toPort()).isEqualTo(9098);
        IpPermission all = group.ipPermissions().get(1);
        assertThat(all.ipProtocol()).isEqualTo("-1");
        assertThat(all.fromPort()).isNull();
        assertThat(all.ipv6Ranges()).hasSize(1);
    }

    @Test
    void rulesOfGroupAreListed() {
        plane.securityGroups()
                .replace(
                        estate.group.id(),
                        group -> group.withRule(
                                estate.rule(TrafficDirection.INGRESS, IpProtocol.TCP, 9098, 9098, estate.group.id())));

        List<SecurityGroupRule> rules = shop.describeSecurityGroupRules(
                        with -> with.filters(filter("group-id", estate.group.id())))
                .securityGroupRules();
        assertThat(rules)
                .hasSize(3)
                .allSatisfy(rule -> assertThat(rule.groupId()).isEqualTo(estate.group.id()));
        assertThat(rules).filteredOn(SecurityGroupRule::isEgress).hasSize(2).allSatisfy(rule -> {
            assertThat(rule.securityGroupRuleId()).startsWith("sgr-");
            assertThat(rule.cidrIpv4()).isEqualTo("10.20.0.0/16");
            assertThat(rule.fromPort()).isEqualTo(53);
        });
        assertThat(rules)
                .filteredOn(rule -> !rule.isEgress())
                .singleElement()
                .satisfies(
                        rule -> assertThat(rule.referencedGroupInfo().groupId()).isEqualTo(estate.group.id()));
    }

    @Test
    void routesHaveTargetAndState() {
        VpcRoute peering = VpcRoute.through("pcx-0a1b2c3d4e5f60718", CidrRange.parse("10.20.0.0/16"));
        VpcRoute gateway = VpcRoute.through("tgw-0a1b2c3d4e5f60718", CidrRange.parse("10.30.0.0/16"))
                .asBlackHole();
        RouteTable main = plane.routeTables()
                .add(new RouteTable(
                        plane.ids().next("rtb-"),
                        estate.shop,
                        estate.shopVpc.id(),
                        true,
                        Set.of(estate.subnet.id()),
                        List.of(VpcRoute.local(CidrRange.parse("10.1.0.0/16")), peering, gateway)));

        var table = shop.describeRouteTables(with -> with.filters(filter("association.subnet-id", estate.subnet.id())))
                .routeTables()
                .get(0);
        assertThat(table.routeTableId()).isEqualTo(main.id());
        assertThat(table.vpcId()).isEqualTo(estate.shopVpc.id());
        assertThat(table.associations()).hasSize(2);
        assertThat(table.associations())
                .filteredOn(association -> association.main())
                .hasSize(1);
        assertThat(table.routes())
                .extracting(Route::destinationCidrBlock)
                .containsExactly("10.1.0.0/16", "10.20.0.0/16", "10.30.0.0/16");
        assertThat(table.routes().get(0).gatewayId()).isEqualTo("local");
        assertThat(table.routes().get(1).vpcPeeringConnectionId()).isEqualTo(peering.target());
        assertThat(table.routes().get(1).state()).isEqualTo(RouteState.ACTIVE);
        assertThat(table.routes().get(2).transitGatewayId()).isEqualTo(gateway.target());
        assertThat(table.routes().get(2).state()).isEqualTo(RouteState.BLACKHOLE);
    }

    @Test
    void otherAccountSeesNothing() {
        assertThat(outsider.describeVpcs().vpcs()).isEmpty();
        assertThat(outsider.describeSubnets().subnets()).isEmpty();
        assertThat(outsider.describeSecurityGroups().securityGroups()).isEmpty();
        assertThat(outsider.describeSecurityGroupRules(all -> {}).securityGroupRules())
                .isEmpty();
        assertThat(outsider.describeRouteTables().routeTables()).isEmpty();
        assertRefused(() -> outsider.describeVpcs(of -> of.vpcIds(estate.shopVpc.id())), "InvalidVpcID.NotFound");
        assertRefused(
                () -> outsider.describeSecurityGroups(of -> of.groupIds(estate.group.id())), "InvalidGroup.NotFound");
        assertRefused(
                () -> outsider.describeSubnets(of -> of.subnetIds(estate.subnet.id())), "InvalidSubnetID.NotFound");
        assertRefused(
                () -> outsider.describeRouteTables(of -> of.routeTableIds("rtb-1")), "InvalidRouteTableID.NotFound");
    }

    @Test
    void pagesHoldEveryVpcOnce() {
        for (int n = 0; n < 4; n++) {
            plane.vpcs()
                    .add(new EstateVpc(plane.ids().next("vpc-"), estate.shop, List.of(CidrRange.parse("10.9.0.0/16"))));
        }
        plane.pageSize(2);

        assertThat(shop.describeVpcsPaginator().vpcs())
                .extracting(Vpc::vpcId)
                .hasSize(5)
                .doesNotHaveDuplicates()
                .doesNotContain(estate.stockVpc.id());
        assertThat(lab.backend.calls().count("ec2:DescribeVpcs")).isEqualTo(3);
    }

    @Test
    void unknownFilterAndOperationAreRefused() {
        assertRefused(() -> shop.describeVpcs(with -> with.filters(filter("colour", "red"))), "InvalidParameterValue");
        assertRefused(() -> shop.describeInstances(), "InvalidAction");
        assertThat(lab.ec2(lab.userOf(STOCK_ACCOUNT)).describeVpcs().vpcs())
                .extracting(Vpc::vpcId)
                .containsExactly(estate.stockVpc.id());
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    private static void assertRefused(Runnable call, String code) {
        assertThatExceptionOfType(Ec2Exception.class)
                .isThrownBy(call::run)
                .satisfies(
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code))
                .satisfies(error -> assertThat(error.requestId()).isNotNull());
    }
}
