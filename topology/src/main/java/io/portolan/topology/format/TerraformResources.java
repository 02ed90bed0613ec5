package io.portolan.topology.format;

import static io.portolan.diagnosis.JsonValue.array;
import static io.portolan.diagnosis.JsonValue.field;
import static io.portolan.diagnosis.JsonValue.flag;
import static io.portolan.diagnosis.JsonValue.number;
import static io.portolan.diagnosis.JsonValue.object;
import static io.portolan.topology.format.TerraformBlock.data;
import static io.portolan.topology.format.TerraformBlock.literal;
import static io.portolan.topology.format.TerraformBlock.reference;
import static io.portolan.topology.format.TerraformBlock.resource;

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
import io.portolan.topology.plan.ResourceReference;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Writes resources as the AWS provider of Terraform takes them. Some become several blocks. */
final class TerraformResources implements ResourceFormat<List<TerraformBlock>> {

    private static final String GROUP = "aws_security_group";
    private static final String ENDPOINT = "aws_route53_resolver_endpoint";
    private static final String RULE = "aws_route53_resolver_rule";
    private static final String SHARE = "aws_ram_resource_share";
    private static final String ROLE = "aws_iam_role";
    private static final String POLICY = "aws_iam_policy";
    private static final String DOCUMENT = "aws_iam_policy_document";

    private final ResourceTitles titles;
    private final TerraformScope scope;

    TerraformResources(ResourceTitles titles, TerraformScope scope) {
        this.titles = titles;
        this.scope = scope;
    }

    @Override
    public List<TerraformBlock> formatEndpoint(PlannedEndpoint endpoint) {
        List<JsonField> arguments = new ArrayList<>();
        arguments.add(name(endpoint));
        arguments.add(field("direction", endpoint.direction().name()));
        EndpointFamily.of(endpoint).ifPresent(family -> arguments.add(field("resolver_endpoint_type", family.name())));
        arguments.add(field(
                "security_group_ids",
                array(List.of(endpoint.securityGroup()), group -> scope.attribute(group, GROUP, "id"))));
        arguments.add(field("ip_address", array(endpoint.addresses(), TerraformResources::address)));
        arguments.add(tags(endpoint));
        return List.of(new TerraformBlock("resource", ENDPOINT, TerraformScope.label(endpoint), arguments));
    }

    private static JsonValue address(PlannedEndpoint.Address address) {
        List<JsonField> fields = new ArrayList<>(List.of(field("subnet_id", literal(address.subnet()))));
        address.ip().ifPresent(ip -> fields.add(field(AddressText.isIpv6(ip) ? "ipv6" : "ip", AddressText.text(ip))));
        return object(fields);
    }

    /** Terraform removes the rule for all outgoing traffic that AWS adds to a group. */
    @Override
    public List<TerraformBlock> formatSecurityGroup(PlannedSecurityGroup group) {
        return List.of(resource(
                GROUP,
                TerraformScope.label(group),
                name(group),
                field("description", literal(group.purpose())),
                field("vpc_id", literal(group.vpcId())),
                tags(group)));
    }

    @Override
    public List<TerraformBlock> formatTraffic(PlannedTraffic traffic) {
        String direction = traffic.direction() == PlannedTraffic.Direction.INGRESS ? "ingress" : "egress";
        return List.of(resource(
                "aws_vpc_security_group_" + direction + "_rule",
                TerraformScope.label(traffic),
                field("security_group_id", scope.attribute(traffic.securityGroup(), GROUP, "id")),
                field("ip_protocol", TrafficText.protocol(traffic)),
                field("from_port", number(traffic.port())),
                field("to_port", number(traffic.port())),
                field(
                        AddressText.isIpv6(traffic.peer().network()) ? "cidr_ipv6" : "cidr_ipv4",
                        AddressText.text(traffic.peer())),
                field("description", TrafficText.purpose(traffic)),
                tags(traffic)));
    }

    @Override
    public List<TerraformBlock> formatRule(PlannedRule rule) {
        return List.of(resource(
                RULE,
                TerraformScope.label(rule),
                name(rule),
                field("rule_type", "FORWARD"),
                field("domain_name", literal(rule.domain())),
                field("resolver_endpoint_id", scope.attribute(rule.endpoint(), ENDPOINT, "id")),
                field("target_ip", array(rule.targets(), TerraformResources::target)),
                tags(rule)));
    }

    private static JsonValue target(InetSocketAddress target) {
        return object(
                field(AddressText.isIpv6(target.getAddress()) ? "ipv6" : "ip", AddressText.text(target.getAddress())),
                field("port", number(target.getPort())));
    }

    @Override
    public List<TerraformBlock> formatAssociation(PlannedAssociation association) {
        List<JsonField> arguments = new ArrayList<>();
        arguments.add(name(association));
        arguments.add(field("resolver_rule_id", scope.attribute(association.rule(), RULE, "id")));
        arguments.add(field("vpc_id", literal(association.vpcId())));
        List<String> loans = scope.loans(association);
        if (!loans.isEmpty()) {
            arguments.add(field("depends_on", array(loans, JsonValue::string)));
        }
        return List.of(new TerraformBlock(
                "resource", "aws_route53_resolver_rule_association", TerraformScope.label(association), arguments));
    }

    @Override
    public List<TerraformBlock> formatShare(PlannedShare share) {
        String label = TerraformScope.label(share);
        JsonField shareArn = field("resource_share_arn", reference(SHARE, label, "arn"));
        List<TerraformBlock> blocks = new ArrayList<>();
        blocks.add(resource(SHARE, label, name(share), field("allow_external_principals", flag(true)), tags(share)));
        for (ResourceReference.Planned rule : share.rules()) {
            blocks.add(resource(
                    "aws_ram_resource_association",
                    label + "_" + rule.name(),
                    field("resource_arn", scope.attribute(rule, RULE, "arn")),
                    shareArn));
        }
        for (String account : share.accounts()) {
            blocks.add(resource(
                    "aws_ram_principal_association", label + "_" + account, field("principal", account), shareArn));
        }
        return blocks;
    }

    @Override
    public List<TerraformBlock> formatRole(PlannedRole role) {
        String label = TerraformScope.label(role);
        TerraformBlock trust = data(DOCUMENT, label, field("statement", PolicyBlocks.trust(role, scope::identity)));
        scope.addRole(role);
        return List.of(
                trust,
                resource(
                        ROLE,
                        label,
                        field("name", literal(role.roleName())),
                        field("path", literal(role.path())),
                        field("assume_role_policy", reference("data." + DOCUMENT, label, "json")),
                        field("max_session_duration", number(role.maxSession().toSeconds())),
                        tags(role)));
    }

    @Override
    public List<TerraformBlock> formatPolicy(PlannedPolicy policy) {
        String label = TerraformScope.label(policy);
        return List.of(
                data(DOCUMENT, label, field("statement", PolicyBlocks.policy(policy))),
                resource(
                        POLICY,
                        label,
                        name(policy),
                        field("policy", reference("data." + DOCUMENT, label, "json")),
                        tags(policy)),
                resource(
                        "aws_iam_role_policy_attachment",
                        label,
                        field("role", scope.attribute(policy.role(), ROLE, "name")),
                        field("policy_arn", reference(POLICY, label, "arn"))));
    }

    private JsonField name(PlannedResource resource) {
        return field("name", literal(titles.title(resource.name())));
    }

    private JsonField tags(PlannedResource resource) {
        List<JsonField> tags = new ArrayList<>();
        titles.tags(resource.name()).forEach((key, value) -> tags.add(field(key, literal(value))));
        return field("tags", object(tags));
    }
}
