package io.portolan.testkit.aws;

import io.portolan.testkit.estate.CidrRange;
import io.portolan.testkit.estate.EstateVpc;
import io.portolan.testkit.estate.RouteTable;
import io.portolan.testkit.estate.VpcRoute;
import io.portolan.testkit.estate.VpcSubnet;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes VPCs and their routes as EC2 does. */
final class Ec2Xml {

    /** The elements of targets by the beginning of their ids. */
    private static final Map<String, String> TARGETS = Map.of(
            "pcx-", "vpcPeeringConnectionId",
            "tgw-", "transitGatewayId",
            "nat-", "natGatewayId",
            "eni-", "networkInterfaceId");

    private Ec2Xml() {}

    static String vpc(EstateVpc vpc) {
        return AnswerXml.text("vpcId", vpc.id())
                + AnswerXml.text("ownerId", vpc.account())
                + AnswerXml.text("state", "available")
                + AnswerXml.text("cidrBlock", vpc.cidrBlocks().get(0))
                + AnswerXml.list(
                        "cidrBlockAssociationSet",
                        "item",
                        vpc.cidrBlocks().stream(),
                        block -> AnswerXml.text("cidrBlock", block)
                                + AnswerXml.element("cidrBlockState", AnswerXml.text("state", "associated")))
                + AnswerXml.text("isDefault", false);
    }

    static String subnet(VpcSubnet subnet) {
        return AnswerXml.text("subnetId", subnet.id())
                + AnswerXml.text("subnetArn", subnet.place().arn("ec2", "subnet/" + subnet.id()))
                + AnswerXml.text("vpcId", subnet.vpcId())
                + AnswerXml.text("ownerId", subnet.account())
                + AnswerXml.text("state", "available")
                + AnswerXml.text("availabilityZone", subnet.region() + "a")
                + AnswerXml.text("cidrBlock", subnet.cidrBlock());
    }

    static String routeTable(RouteTable table) {
        Stream<String> subnets = table.subnetIds().stream().sorted();
        String associations = subnets.map(subnet -> association(table, AnswerXml.text("subnetId", subnet), false))
                .collect(Collectors.joining());
        return AnswerXml.text("routeTableId", table.id())
                + AnswerXml.text("vpcId", table.vpcId())
                + AnswerXml.text("ownerId", table.account())
                + AnswerXml.list("routeSet", "item", table.routes().stream(), Ec2Xml::route)
                + AnswerXml.element("associationSet", table.main() ? association(table, "", true) : "", associations);
    }

    private static String association(RouteTable table, String subnet, boolean main) {
        return AnswerXml.element(
                "item",
                AnswerXml.text(
                        "routeTableAssociationId", "rtbassoc-" + table.id().substring("rtb-".length())),
                AnswerXml.text("routeTableId", table.id()),
                subnet,
                AnswerXml.text("main", main),
                AnswerXml.element("associationState", AnswerXml.text("state", "associated")));
    }

    private static String route(VpcRoute route) {
        return AnswerXml.text(destinationName(route.destination()), route.destination())
                + AnswerXml.text(targetName(route.target()), route.target())
                + AnswerXml.text("state", route.active() ? "active" : "blackhole")
                + AnswerXml.text("origin", route.target().equals("local") ? "CreateRouteTable" : "CreateRoute");
    }

    private static String destinationName(CidrRange destination) {
        return destination.isIpv6() ? "destinationIpv6CidrBlock" : "destinationCidrBlock";
    }

    private static String targetName(String target) {
        return TARGETS.entrySet().stream()
                .filter(entry -> target.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("gatewayId");
    }
}
