package io.portolan.topology.format;

import static io.portolan.topology.format.TextBlock.line;

import io.portolan.topology.format.TextBlock.Line;
import io.portolan.topology.plan.EstatePlan;
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
import java.util.Set;
import java.util.stream.Collectors;

/** Writes resources for people. */
final class ResourceText implements ResourceFormat<TextBlock> {

    /** How many sites a line names. */
    private static final int MOST_SITES = 8;

    private final EstatePlan plan;

    ResourceText(EstatePlan plan) {
        this.plan = plan;
    }

    @Override
    public TextBlock formatEndpoint(PlannedEndpoint endpoint) {
        List<Line> lines = new ArrayList<>();
        lines.add(line("VPC", endpoint.vpcId()));
        for (PlannedEndpoint.Address address : endpoint.addresses()) {
            String ip = address.ip().map(AddressText::text).orElse("an address");
            lines.add(line("address", ip + " in " + address.subnet()));
        }
        lines.add(line("security group", name(endpoint.securityGroup())));
        addSites(endpoint, lines);
        String kind = endpoint.direction() == PlannedEndpoint.Direction.INBOUND ? "Inbound" : "Outbound";
        return new TextBlock(kind + " endpoint " + endpoint.name(), lines);
    }

    @Override
    public TextBlock formatSecurityGroup(PlannedSecurityGroup group) {
        return new TextBlock(
                "Security group " + group.name(),
                List.of(line("VPC", group.vpcId()), line("purpose", group.purpose())));
    }

    @Override
    public TextBlock formatTraffic(PlannedTraffic traffic) {
        boolean ingress = traffic.direction() == PlannedTraffic.Direction.INGRESS;
        String sites = sites(traffic);
        return new TextBlock(
                "Rules of the security group " + name(traffic.securityGroup()),
                List.of(line(
                        traffic.protocol() + " " + traffic.port(),
                        (ingress ? "in from " : "out to ")
                                + AddressText.text(traffic.peer())
                                + (sites.isEmpty() ? "" : " for " + sites))));
    }

    @Override
    public TextBlock formatRule(PlannedRule rule) {
        List<Line> lines = new ArrayList<>();
        lines.add(line("forwards", rule.domain()));
        lines.add(line("to", rule.targets().stream().map(ResourceText::target).collect(Collectors.joining(", "))));
        lines.add(line("through", name(rule.endpoint())));
        addSites(rule, lines);
        return new TextBlock("Forwarding rule " + rule.name(), lines);
    }

    private static String target(InetSocketAddress target) {
        String ip = AddressText.text(target.getAddress());
        return target.getPort() == 53 ? ip : ip + " port " + target.getPort();
    }

    @Override
    public TextBlock formatAssociation(PlannedAssociation association) {
        String owner = association.rule().stack().account();
        String rule = association.rule().name()
                + (owner.equals(association.stack().account()) ? "" : ", which the account " + owner + " shares");
        return new TextBlock(
                "Rules associated with " + association.vpcId() + " (" + association.site() + ")",
                List.of(line("", rule)));
    }

    @Override
    public TextBlock formatShare(PlannedShare share) {
        List<Line> lines = new ArrayList<>();
        share.rules().forEach(rule -> lines.add(line("rule", rule.name())));
        lines.add(line("accounts", String.join(", ", share.accounts())));
        lines.add(
                line("note", "Accounts outside of the organization accept the invitation before they use the rules."));
        return new TextBlock("Share " + share.name(), lines);
    }

    @Override
    public TextBlock formatRole(PlannedRole role) {
        List<Line> lines = new ArrayList<>();
        lines.add(line("ARN", role.arn()));
        for (PlannedRole.Trust trust : role.trust()) {
            String terms =
                    trust.externalId().map(id -> " with the external id " + id).orElse("")
                            + (trust.mayTag() ? ", tags allowed" : "");
            trust.principals().forEach(principal -> lines.add(line("assumed by", principal + terms)));
        }
        lines.add(line("session", role.maxSession().toHours() + " h at most"));
        addSites(role, lines);
        return new TextBlock("Role " + role.roleName(), lines);
    }

    @Override
    public TextBlock formatPolicy(PlannedPolicy policy) {
        List<Line> lines = new ArrayList<>();
        for (PlannedPolicy.Statement statement : policy.statements()) {
            lines.add(line("allows", String.join(", ", statement.actions())));
            statement.resources().forEach(resource -> lines.add(line("on", resource)));
        }
        return new TextBlock("Policy " + policy.name() + " of the role " + policy.roleName(), lines);
    }

    private static String name(ResourceReference reference) {
        return reference instanceof ResourceReference.Existing existing
                ? existing.id()
                : ((ResourceReference.Planned) reference).name();
    }

    private void addSites(PlannedResource resource, List<Line> lines) {
        String sites = sites(resource);
        if (!sites.isEmpty()) {
            lines.add(line("for", sites));
        }
    }

    private String sites(PlannedResource resource) {
        Set<String> sites = plan.sites(resource);
        return sites.size() > MOST_SITES ? sites.size() + " sites" : String.join(", ", sites);
    }
}
