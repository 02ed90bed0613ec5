package io.portolan.testkit.stack;

import static io.portolan.testkit.stack.ValueShape.list;
import static io.portolan.testkit.stack.ValueShape.number;
import static io.portolan.testkit.stack.ValueShape.object;
import static io.portolan.testkit.stack.ValueShape.oneOf;
import static io.portolan.testkit.stack.ValueShape.tags;
import static io.portolan.testkit.stack.ValueShape.text;

import io.portolan.testkit.estate.ResolverEndpoint;
import io.portolan.testkit.estate.ResolverRule;
import io.portolan.testkit.estate.RuleAssociation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rules, their associations and endpoints of Route 53 Resolver. */
final class ResolverTypes {

    private static final String DNS_PORT = "53";
    private static final ValueShape NAME = text("(?!\\d+$)[a-zA-Z0-9\\-_' ]{1,64}");

    private ResolverTypes() {}

    static Stream<ResourceType> all() {
        return Stream.of(
                new ResourceType("AWS::Route53Resolver::ResolverEndpoint", endpointShape(), ResolverTypes::endpoint),
                new ResourceType("AWS::Route53Resolver::ResolverRule", ruleShape(), ResolverTypes::rule),
                new ResourceType(
                        "AWS::Route53Resolver::ResolverRuleAssociation",
                        object(
                                Set.of("ResolverRuleId", "VPCId"),
                                Map.of("ResolverRuleId", text(), "VPCId", text(), "Name", NAME)),
                        ResolverTypes::association));
    }

    private static ValueShape endpointShape() {
        ValueShape address = object(
                Set.of("SubnetId"), Map.of("SubnetId", text(), "Ip", text("[\\d.]+"), "Ipv6", text("[\\da-fA-F:.]+")));
        return object(
                Set.of("Direction", "IpAddresses", "SecurityGroupIds"),
                Map.of(
                        "Direction", oneOf("INBOUND", "OUTBOUND"),
                        "IpAddresses", list(2, 10, address),
                        "SecurityGroupIds", list(1, 5, text()),
                        "Name", NAME,
                        "Protocols", list(1, 1, oneOf("Do53")),
                        "ResolverEndpointType", oneOf("IPV4", "IPV6", "DUALSTACK"),
                        "Tags", tags()));
    }

    private static ValueShape ruleShape() {
        ValueShape target = object(
                Set.of(),
                Map.of(
                        "Ip", text("[\\d.]+"),
                        "Ipv6", text("[\\da-fA-F:.]+"),
                        "Port", number(1, 65535),
                        "Protocol", oneOf("Do53")));
        return object(
                Set.of("DomainName", "RuleType"),
                Map.of(
                        "DomainName", text("[a-zA-Z0-9\\-_.]{1,256}"),
                        "RuleType", oneOf("FORWARD", "SYSTEM"),
                        "ResolverEndpointId", text(),
                        "TargetIps", list(1, 6, target),
                        "Name", NAME,
                        "Tags", tags()));
    }

    private static CreatedResource endpoint(ResourceRequest request) {
        ResolverEndpoint.Direction direction = ResolverEndpoint.Direction.valueOf(request.text("Direction"));
        String prefix = direction == ResolverEndpoint.Direction.INBOUND ? "rslvr-in-" : "rslvr-out-";
        EndpointSubnets subnets = EndpointSubnets.of(request);
        ResolverEndpoint endpoint = request.plane()
                .endpoints()
                .add(new ResolverEndpoint(
                        request.plane().ids().next(prefix),
                        request.place(),
                        request.find("Name").orElse(""),
                        direction,
                        subnets.vpcId(),
                        Set.copyOf(request.texts("SecurityGroupIds")),
                        subnets.addresses(),
                        ResolverEndpoint.Status.OPERATIONAL));
        return new CreatedResource(
                endpoint.id(),
                Map.of(
                        "Arn", endpoint.arn(),
                        "ResolverEndpointId", endpoint.id(),
                        "Direction", direction.name(),
                        "HostVPCId", endpoint.vpcId(),
                        "IpAddressCount", String.valueOf(endpoint.addresses().size()),
                        "Name", endpoint.name()));
    }

    private static CreatedResource rule(ResourceRequest request) {
        ResolverRule.Type type = ResolverRule.Type.valueOf(request.text("RuleType"));
        List<InetSocketAddress> targets =
                request.objects("TargetIps").stream().map(ResolverTypes::target).toList();
        Optional<String> endpointId = request.find("ResolverEndpointId");
        checkType(type, endpointId.isPresent() && !targets.isEmpty());
        endpointId.ifPresent(id -> checkOutbound(request, id));
        ResolverRule rule = request.plane()
                .rules()
                .add(new ResolverRule(
                        request.plane().ids().next("rslvr-rr-"),
                        request.place(),
                        request.find("Name").orElse(""),
                        request.text("DomainName"),
                        type,
                        targets,
                        endpointId,
                        ResolverRule.Status.COMPLETE));
        return new CreatedResource(
                rule.id(),
                Map.of(
                        "Arn", rule.arn(),
                        "ResolverRuleId", rule.id(),
                        "DomainName", rule.domain(),
                        "Name", rule.name(),
                        "ResolverEndpointId", endpointId.orElse("")));
    }

    private static void checkType(ResolverRule.Type type, boolean forwards) {
        if ((type == ResolverRule.Type.FORWARD) != forwards) {
            throw new IllegalArgumentException(
                    "A rule of type FORWARD needs ResolverEndpointId and TargetIps. A rule of type"
                            + " SYSTEM must not have them");
        }
    }

    private static InetSocketAddress target(ResourceRequest target) {
        InetAddress ip = EndpointSubnets.address(target)
                .orElseThrow(
                        () -> new IllegalArgumentException("InvalidParameterException: a target needs Ip or Ipv6"));
        return new InetSocketAddress(ip, Integer.parseInt(target.find("Port").orElse(DNS_PORT)));
    }

    private static void checkOutbound(ResourceRequest request, String endpointId) {
        boolean exists = request.plane()
                .endpoints()
                .find(endpointId)
                .filter(endpoint -> endpoint.place().equals(request.place()))
                .filter(endpoint -> endpoint.direction() == ResolverEndpoint.Direction.OUTBOUND)
                .isPresent();
        if (!exists) {
            throw new IllegalArgumentException("ResourceNotFoundException: " + request.place()
                    + " has no outbound resolver endpoint with the ID '" + endpointId + "'");
        }
    }

    private static CreatedResource association(ResourceRequest request) {
        String vpcId = request.text("VPCId");
        String ruleId = request.text("ResolverRuleId");
        if (!request.hasVpc(vpcId)) {
            throw new IllegalArgumentException(
                    "InvalidParameterException: " + request.place() + " has no VPC '" + vpcId + "'");
        }
        checkConflict(request, usableRule(request, ruleId), vpcId);
        RuleAssociation association = request.plane()
                .ruleAssociations()
                .add(new RuleAssociation(
                        request.plane().ids().next("rslvr-rrassoc-"),
                        request.place(),
                        request.find("Name").orElse(""),
                        ruleId,
                        vpcId,
                        RuleAssociation.Status.COMPLETE));
        return new CreatedResource(
                association.id(),
                Map.of(
                        "ResolverRuleAssociationId",
                        association.id(),
                        "ResolverRuleId",
                        ruleId,
                        "VPCId",
                        vpcId,
                        "Name",
                        association.name()));
    }

    private static ResolverRule usableRule(ResourceRequest request, String ruleId) {
        return request.plane()
                .rules()
                .find(ruleId)
                .filter(found -> found.region().equals(request.place().region()))
                .filter(found -> request.plane()
                        .mayUse(found.arn(), found, request.place().account()))
                .orElseThrow(() -> new IllegalArgumentException("ResourceNotFoundException: the rule '" + ruleId
                        + "' is neither of " + request.place() + " nor shared with it"));
    }

    private static void checkConflict(ResourceRequest request, ResolverRule rule, String vpcId) {
        request.plane().ruleAssociations().all().stream()
                .filter(other -> other.vpcId().equals(vpcId))
                .flatMap(other -> request.plane().rules().find(other.ruleId()).stream())
                .filter(other -> other.domain().equals(rule.domain()))
                .findFirst()
                .ifPresent(other -> {
                    throw new IllegalArgumentException(
                            "InvalidRequestException: Cannot associate rules with same domain name"
                                    + " with same VPC. Conflict with resolver rule '" + other.id() + "' for "
                                    + other.domain());
                });
    }
}
