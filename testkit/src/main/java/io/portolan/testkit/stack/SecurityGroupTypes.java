package io.portolan.testkit.stack;

import static io.portolan.testkit.stack.ValueShape.list;
import static io.portolan.testkit.stack.ValueShape.number;
import static io.portolan.testkit.stack.ValueShape.object;
import static io.portolan.testkit.stack.ValueShape.oneOf;
import static io.portolan.testkit.stack.ValueShape.tags;
import static io.portolan.testkit.stack.ValueShape.text;

import io.portolan.testkit.estate.IpProtocol;
import io.portolan.testkit.estate.SecurityGroup;
import io.portolan.testkit.estate.TrafficDirection;
import io.portolan.testkit.estate.TrafficPeer;
import io.portolan.testkit.estate.TrafficRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Security groups of EC2 and their rules. */
final class SecurityGroupTypes {

    private static final String ALL_ADDRESSES = "0.0.0.0/0";
    private static final ValueShape DESCRIPTION = text("[a-zA-Z0-9. _\\-:/()#,@\\[\\]+=&;{}!$*]{0,255}");

    private SecurityGroupTypes() {}

    static Stream<ResourceType> all() {
        return Stream.of(
                new ResourceType("AWS::EC2::SecurityGroup", groupShape(), SecurityGroupTypes::group),
                new ResourceType(
                        "AWS::EC2::SecurityGroupIngress",
                        ruleShape("Source", true),
                        request -> addTo(request, TrafficDirection.INGRESS)),
                new ResourceType(
                        "AWS::EC2::SecurityGroupEgress",
                        ruleShape("Destination", true),
                        request -> addTo(request, TrafficDirection.EGRESS)));
    }

    private static ValueShape groupShape() {
        return object(
                Set.of("GroupDescription", "VpcId"),
                Map.of(
                        "GroupDescription", DESCRIPTION,
                        "GroupName", text("(?!sg-).{1,255}"),
                        "VpcId", text(),
                        "SecurityGroupIngress", list(0, 60, ruleShape("Source", false)),
                        "SecurityGroupEgress", list(0, 60, ruleShape("Destination", false)),
                        "Tags", tags()));
    }

    private static ValueShape ruleShape(String otherEnd, boolean ofItsOwn) {
        Map<String, ValueShape> keys = new HashMap<>(Map.of(
                "IpProtocol",
                oneOf("tcp", "udp", "icmp", "-1"),
                "FromPort",
                number(-1, 65535),
                "ToPort",
                number(-1, 65535),
                "CidrIp",
                text("[\\d.]+/\\d+"),
                "CidrIpv6",
                text("[\\da-fA-F:.]+/\\d+"),
                otherEnd + "SecurityGroupId",
                text("sg-.+"),
                "Description",
                DESCRIPTION));
        if (ofItsOwn) {
            keys.put("GroupId", text("sg-.+"));
        }
        return object(ofItsOwn ? Set.of("GroupId", "IpProtocol") : Set.of("IpProtocol"), keys);
    }

    /** A group of a place. EC2 finds no groups of others. */
    static SecurityGroup find(ResourceRequest request, String id) {
        return request.plane()
                .securityGroups()
                .find(id)
                .filter(group -> group.place().equals(request.place()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "InvalidGroup.NotFound: The security group '" + id + "' does not exist in " + request.place()));
    }

    private static CreatedResource group(ResourceRequest request) {
        String vpcId = request.text("VpcId");
        if (!request.hasVpc(vpcId)) {
            throw new IllegalArgumentException(
                    "InvalidVpcID.NotFound: The vpc ID '" + vpcId + "' does not exist in " + request.place());
        }
        List<TrafficRule> rules = new ArrayList<>();
        request.objects("SecurityGroupIngress").forEach(rule -> rules.add(rule(rule, TrafficDirection.INGRESS)));
        request.objects("SecurityGroupEgress").forEach(rule -> rules.add(rule(rule, TrafficDirection.EGRESS)));
        if (request.list("SecurityGroupEgress").isEmpty()) {
            rules.add(new TrafficRule(
                    request.plane().ids().next("sgr-"),
                    TrafficDirection.EGRESS,
                    IpProtocol.ALL,
                    -1,
                    -1,
                    TrafficPeer.parse(ALL_ADDRESSES)));
        }
        String id = request.plane().ids().next("sg-");
        // The model has one text for both.
        String name = request.find("GroupName").orElseGet(() -> request.text("GroupDescription"));
        request.plane().securityGroups().add(new SecurityGroup(id, request.place(), vpcId, name, rules));
        return new CreatedResource(id, Map.of("GroupId", id, "VpcId", vpcId, "Id", id));
    }

    private static CreatedResource addTo(ResourceRequest request, TrafficDirection direction) {
        SecurityGroup group = find(request, request.text("GroupId"));
        TrafficRule rule = rule(request, direction);
        group.rules().stream().filter(other -> isSame(other, rule)).findFirst().ifPresent(other -> {
            throw new IllegalArgumentException("InvalidPermission.Duplicate: the specified rule already exists in "
                    + group.id() + " as " + other.id());
        });
        request.plane().securityGroups().replace(group.id(), current -> current.withRule(rule));
        return new CreatedResource(rule.id(), Map.of("Id", rule.id(), "SecurityGroupRuleId", rule.id()));
    }

    private static boolean isSame(TrafficRule one, TrafficRule other) {
        return other.equals(
                new TrafficRule(other.id(), one.direction(), one.protocol(), one.fromPort(), one.toPort(), one.peer()));
    }

    private static TrafficRule rule(ResourceRequest request, TrafficDirection direction) {
        List<String> peers = Stream.of("CidrIp", "CidrIpv6", "SourceSecurityGroupId", "DestinationSecurityGroupId")
                .flatMap(key -> request.find(key).stream())
                .toList();
        if (peers.size() != 1) {
            throw new IllegalArgumentException("A rule of a security group has the other ends " + peers
                    + ". Expected: exactly one of CidrIp, CidrIpv6 and a security group");
        }
        IpProtocol protocol = protocol(request.text("IpProtocol"));
        if (protocol != IpProtocol.ALL
                && (request.find("FromPort").isEmpty() || request.find("ToPort").isEmpty())) {
            throw new IllegalArgumentException(
                    "InvalidParameterValue: Invalid value 'Must specify both from and to ports" + " with "
                            + protocol.name().toLowerCase(Locale.ROOT) + "' for portRange");
        }
        return new TrafficRule(
                request.plane().ids().next("sgr-"),
                direction,
                protocol,
                port(request, "FromPort"),
                port(request, "ToPort"),
                TrafficPeer.parse(peers.get(0)));
    }

    private static int port(ResourceRequest request, String key) {
        return Integer.parseInt(request.find(key).orElse("-1"));
    }

    private static IpProtocol protocol(String code) {
        return Stream.of(IpProtocol.values())
                .filter(protocol -> protocol.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
