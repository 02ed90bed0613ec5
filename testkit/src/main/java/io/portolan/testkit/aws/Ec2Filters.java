package io.portolan.testkit.aws;

import io.portolan.testkit.estate.EstateResource;
import io.portolan.testkit.estate.EstateVpc;
import io.portolan.testkit.estate.RouteTable;
import io.portolan.testkit.estate.SecurityGroup;
import io.portolan.testkit.estate.VpcSubnet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How EC2 chooses among the resources of a kind.
 *
 * @param kind the kind in words
 * @param idParameter the parameter with the ids that a call asks for
 * @param notFound the code of the error if there is no such id
 * @param attributes the values that filters look at, by the names of the filters
 */
record Ec2Filters<T extends EstateResource>(
        String kind, String idParameter, String notFound, Map<String, Function<T, Stream<String>>> attributes) {

    static final Ec2Filters<EstateVpc> VPCS = new Ec2Filters<>(
            "vpc",
            "VpcId",
            "InvalidVpcID.NotFound",
            Map.of("vpc-id", vpc -> Stream.of(vpc.id()), "owner-id", vpc -> Stream.of(vpc.account())));

    static final Ec2Filters<VpcSubnet> SUBNETS = new Ec2Filters<>(
            "subnet",
            "SubnetId",
            "InvalidSubnetID.NotFound",
            Map.of("vpc-id", subnet -> Stream.of(subnet.vpcId()), "subnet-id", subnet -> Stream.of(subnet.id())));

    static final Ec2Filters<SecurityGroup> GROUPS = new Ec2Filters<>(
            "security group",
            "GroupId",
            "InvalidGroup.NotFound",
            Map.of(
                    "vpc-id", group -> Stream.of(group.vpcId()),
                    "group-id", group -> Stream.of(group.id()),
                    "group-name", group -> Stream.of(group.name())));

    static final Ec2Filters<GroupRule> GROUP_RULES = new Ec2Filters<>(
            "security group rule",
            "SecurityGroupRuleId",
            "InvalidSecurityGroupRuleId.NotFound",
            Map.of(
                    "group-id", rule -> Stream.of(rule.group().id()),
                    "security-group-rule-id", rule -> Stream.of(rule.id())));

    static final Ec2Filters<RouteTable> ROUTE_TABLES = new Ec2Filters<>(
            "routeTable",
            "RouteTableId",
            "InvalidRouteTableID.NotFound",
            Map.of(
                    "vpc-id", table -> Stream.of(table.vpcId()),
                    "route-table-id", table -> Stream.of(table.id()),
                    "association.main", table -> Stream.of(String.valueOf(table.main())),
                    "association.subnet-id", table -> table.subnetIds().stream()));
}
