package io.portolan.topology.view;

import io.portolan.aws.AwsClients;
import io.portolan.catalog.CidrBlock;
import io.portolan.topology.plan.PlannedTraffic.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/** Reads groups and routes. No other class names the SDK's module for EC2. */
final class NetworkReader {

    private final AwsRequestOverrideConfiguration signed;
    private final Ec2Client client;
    private final Filter vpcs;

    NetworkReader(NetworkSource source) {
        signed = AwsClients.signedBy(source.credentials());
        client = source.clients()
                .client(
                        "ec2",
                        source.place().region().orElseThrow(),
                        (region, endpoint) -> AwsClients.build(Ec2Client.builder(), region, endpoint));
        vpcs = Filter.builder().name("vpc-id").values(source.vpcs()).build();
    }

    List<FoundGroup> groups() {
        return client
                .describeSecurityGroupsPaginator(
                        request -> request.filters(vpcs).maxResults(200).overrideConfiguration(signed))
                .securityGroups()
                .stream()
                .map(NetworkReader::group)
                .toList();
    }

    private static FoundGroup group(SecurityGroup group) {
        List<FoundGroup.Permission> permissions = new ArrayList<>();
        group.ipPermissions().forEach(permission -> permissions.add(permission(permission, Direction.INGRESS)));
        group.ipPermissionsEgress().forEach(permission -> permissions.add(permission(permission, Direction.EGRESS)));
        return new FoundGroup(group.groupId(), group.vpcId(), group.description(), permissions);
    }

    private static FoundGroup.Permission permission(IpPermission permission, Direction direction) {
        List<CidrBlock> peers = Stream.concat(
                        permission.ipRanges().stream().map(range -> range.cidrIp()),
                        permission.ipv6Ranges().stream().map(range -> range.cidrIpv6()))
                .map(CidrBlock::parse)
                .toList();
        return new FoundGroup.Permission(
                direction,
                permission.ipProtocol(),
                Objects.requireNonNullElse(permission.fromPort(), -1),
                Objects.requireNonNullElse(permission.toPort(), -1),
                peers);
    }

    List<FoundRouteTable> routeTables() {
        return client
                .describeRouteTablesPaginator(
                        request -> request.filters(vpcs).maxResults(100).overrideConfiguration(signed))
                .routeTables()
                .stream()
                .map(NetworkReader::table)
                .toList();
    }

    private static FoundRouteTable table(RouteTable table) {
        List<RouteTableAssociation> associations = table.associations();
        return new FoundRouteTable(
                table.routeTableId(),
                table.vpcId(),
                associations.stream().anyMatch(association -> Boolean.TRUE.equals(association.main())),
                associations.stream()
                        .map(RouteTableAssociation::subnetId)
                        .filter(Objects::nonNull)
                        .toList(),
                table.routes().stream().flatMap(route -> route(route)).toList());
    }

    /** A route to a list of prefixes has no block that could be compared. */
    private static Stream<FoundRouteTable.Route> route(Route route) {
        return Stream.of(route.destinationCidrBlock(), route.destinationIpv6CidrBlock())
                .filter(Objects::nonNull)
                .map(block -> new FoundRouteTable.Route(
                        CidrBlock.parse(block), target(route), route.state() != RouteState.BLACKHOLE));
    }

    private static String target(Route route) {
        return Stream.of(
                        route.gatewayId(),
                        route.transitGatewayId(),
                        route.vpcPeeringConnectionId(),
                        route.natGatewayId(),
                        route.networkInterfaceId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("another next hop");
    }
}
