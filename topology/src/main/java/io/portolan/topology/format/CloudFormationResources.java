package io.portolan.topology.format;

import static io.portolan.diagnosis.JsonValue.array;
import static io.portolan.diagnosis.JsonValue.field;
import static io.portolan.diagnosis.JsonValue.flag;
import static io.portolan.diagnosis.JsonValue.number;
import static io.portolan.diagnosis.JsonValue.object;

import io.portolan.diagnosis.JsonValue;
import io.portolan.diagnosis.JsonValue.JsonField;
import io.portolan.topology.plan.PlannedAssociation;
import io.portolan.topology.plan.PlannedEndpoint;
import io.portolan.topology.plan.PlannedPolicy;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedRole;
import io.portolan.topology.plan.PlannedRule;
import io.portolan.topology.plan.PlannedSecurityGroup;
import io.portolan.topology.plan.PlannedShare;
import io.portolan.topology.plan.PlannedTraffic;
import io.portolan.topology.plan.ResourceFormat;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes resources as CloudFormation takes them. */
final class CloudFormationResources implements ResourceFormat<JsonValue> {

    private final ResourceTitles titles;
    private final StackScope scope;

    CloudFormationResources(ResourceTitles titles, StackScope scope) {
        this.titles = titles;
        this.scope = scope;
    }

    @Override
    public JsonValue formatEndpoint(PlannedEndpoint endpoint) {
        List<JsonField> properties = new ArrayList<>();
        properties.add(name(endpoint));
        properties.add(field("Direction", endpoint.direction().name()));
        properties.add(field("SecurityGroupIds", array(List.of(endpoint.securityGroup()), scope::groupId)));
        properties.add(field("IpAddresses", array(endpoint.addresses(), CloudFormationResources::address)));
        EndpointFamily.of(endpoint).ifPresent(family -> properties.add(field("ResolverEndpointType", family.name())));
        properties.add(tags(endpoint));
        return resource("AWS::Route53Resolver::ResolverEndpoint", properties);
    }

    private static JsonValue address(PlannedEndpoint.Address address) {
        List<JsonField> fields = new ArrayList<>(List.of(field("SubnetId", address.subnet())));
        address.ip().ifPresent(ip -> fields.add(field(AddressText.isIpv6(ip) ? "Ipv6" : "Ip", AddressText.text(ip))));
        return object(fields);
    }

    /** A group without rules for outgoing traffic would get one for all of it. AWS advises to name one that leads nowhere. */
    @Override
    public JsonValue formatSecurityGroup(PlannedSecurityGroup group) {
        JsonValue nowhere = object(field("CidrIp", "127.0.0.1/32"), field("IpProtocol", "-1"));
        return resource(
                "AWS::EC2::SecurityGroup",
                field("GroupDescription", group.purpose()),
                field("VpcId", group.vpcId()),
                field("SecurityGroupEgress", array(List.of(nowhere), value -> value)),
                tags(group));
    }

    @Override
    public JsonValue formatTraffic(PlannedTraffic traffic) {
        boolean ingress = traffic.direction() == PlannedTraffic.Direction.INGRESS;
        return resource(
                ingress ? "AWS::EC2::SecurityGroupIngress" : "AWS::EC2::SecurityGroupEgress",
                field("GroupId", scope.groupId(traffic.securityGroup())),
                field("IpProtocol", TrafficText.protocol(traffic)),
                field("FromPort", number(traffic.port())),
                field("ToPort", number(traffic.port())),
                field(
                        AddressText.isIpv6(traffic.peer().network()) ? "CidrIpv6" : "CidrIp",
                        AddressText.text(traffic.peer())),
                field("Description", TrafficText.purpose(traffic)));
    }

    @Override
    public JsonValue formatRule(PlannedRule rule) {
        return resource(
                "AWS::Route53Resolver::ResolverRule",
                name(rule),
                field("RuleType", "FORWARD"),
                field("DomainName", rule.domain()),
                field("ResolverEndpointId", scope.id(rule.endpoint())),
                field("TargetIps", array(rule.targets(), CloudFormationResources::target)),
                tags(rule));
    }

    private static JsonValue target(InetSocketAddress target) {
        return object(
                field(AddressText.isIpv6(target.getAddress()) ? "Ipv6" : "Ip", AddressText.text(target.getAddress())),
                field("Port", Integer.toString(target.getPort())));
    }

    @Override
    public JsonValue formatAssociation(PlannedAssociation association) {
        return resource(
                "AWS::Route53Resolver::ResolverRuleAssociation",
                name(association),
                field("ResolverRuleId", scope.id(association.rule())),
                field("VPCId", association.vpcId()));
    }

    @Override
    public JsonValue formatShare(PlannedShare share) {
        return resource(
                "AWS::RAM::ResourceShare",
                name(share),
                field("ResourceArns", array(share.rules(), scope::arn)),
                field("Principals", array(share.accounts(), JsonValue::string)),
                field("AllowExternalPrincipals", flag(true)),
                tags(share));
    }

    @Override
    public JsonValue formatRole(PlannedRole role) {
        List<JsonField> properties = new ArrayList<>();
        properties.add(field("RoleName", role.roleName()));
        if (!role.path().equals("/")) {
            properties.add(field("Path", role.path()));
        }
        properties.add(field("AssumeRolePolicyDocument", PolicyJson.trust(role, scope::identity)));
        properties.add(field("MaxSessionDuration", number(role.maxSession().toSeconds())));
        properties.add(tags(role));
        scope.addRole(role.arn(), role.name());
        return resource("AWS::IAM::Role", properties);
    }

    @Override
    public JsonValue formatPolicy(PlannedPolicy policy) {
        return resource(
                "AWS::IAM::ManagedPolicy",
                field("ManagedPolicyName", titles.title(policy.name())),
                field("PolicyDocument", PolicyJson.policy(policy)),
                field("Roles", array(List.of(policy.role()), scope::roleName)));
    }

    private JsonField name(PlannedResource resource) {
        return field("Name", titles.title(resource.name()));
    }

    private JsonField tags(PlannedResource resource) {
        return field(
                "Tags",
                array(
                        List.copyOf(titles.tags(resource.name()).entrySet()),
                        tag -> object(field("Key", tag.getKey()), field("Value", tag.getValue()))));
    }

    private static JsonValue resource(String type, JsonField... properties) {
        return resource(type, Arrays.asList(properties));
    }

    private static JsonValue resource(String type, List<JsonField> properties) {
        return object(field("Type", type), field("Properties", object(properties)));
    }
}
