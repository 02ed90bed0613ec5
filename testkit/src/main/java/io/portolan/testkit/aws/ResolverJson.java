package io.portolan.testkit.aws;

import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.EndpointAddress;
import io.portolan.testkit.estate.EstatePlace;
import io.portolan.testkit.estate.ResolverEndpoint;
import io.portolan.testkit.estate.ResolverRule;
import io.portolan.testkit.estate.RuleAssociation;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes what Route 53 Resolver has as its API does. */
final class ResolverJson {

    private static final String CREATED = "2026-01-01T00:00:00.000Z";

    private final ControlPlane plane;

    ResolverJson(ControlPlane plane) {
        this.plane = plane;
    }

    /** A rule as an account sees it. */
    Map<String, ?> rule(ResolverRule rule, EstatePlace viewer) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("Id", rule.id());
        fields.put("CreatorRequestId", "");
        fields.put("Arn", rule.arn());
        fields.put("DomainName", rule.domain() + ".");
        fields.put("Status", rule.status().name());
        fields.put("StatusMessage", "");
        fields.put("RuleType", rule.type().name());
        fields.put("Name", rule.name());
        if (rule.type() == ResolverRule.Type.FORWARD) {
            fields.put(
                    "TargetIps",
                    rule.targets().stream().map(ResolverJson::target).toList());
        }
        rule.endpointId().ifPresent(id -> fields.put("ResolverEndpointId", id));
        fields.put("OwnerId", rule.account().isEmpty() ? "Route 53 Resolver" : rule.account());
        fields.put("ShareStatus", plane.shareStatus(rule.arn(), rule, viewer.account()));
        fields.put("CreationTime", CREATED);
        fields.put("ModificationTime", CREATED);
        return fields;
    }

    static Map<String, ?> association(RuleAssociation association) {
        return Map.of(
                "Id", association.id(),
                "ResolverRuleId", association.ruleId(),
                "Name", association.name(),
                "VPCId", association.vpcId(),
                "Status", association.status().name(),
                "StatusMessage", "");
    }

    static Map<String, ?> endpoint(ResolverEndpoint endpoint) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("Id", endpoint.id());
        fields.put("CreatorRequestId", "");
        fields.put("Arn", endpoint.arn());
        fields.put("Name", endpoint.name());
        fields.put("SecurityGroupIds", endpoint.securityGroupIds());
        fields.put("Direction", endpoint.direction().name());
        fields.put("IpAddressCount", endpoint.addresses().size());
        fields.put("HostVPCId", endpoint.vpcId());
        fields.put("Status", endpoint.status().name());
        fields.put("StatusMessage", "");
        fields.put("ResolverEndpointType", "IPV4");
        fields.put("Protocols", List.of("Do53"));
        fields.put("CreationTime", CREATED);
        fields.put("ModificationTime", CREATED);
        return fields;
    }

    static Map<String, ?> address(EndpointAddress address) {
        return Map.of(
                "IpId", address.id(),
                "SubnetId", address.subnetId(),
                "Ip", address.ip().getHostAddress(),
                "Status", address.status().name(),
                "StatusMessage", "",
                "CreationTime", CREATED,
                "ModificationTime", CREATED);
    }

    private static Map<String, ?> target(InetSocketAddress target) {
        return Map.of("Ip", target.getAddress().getHostAddress(), "Port", target.getPort(), "Protocol", "Do53");
    }
}
