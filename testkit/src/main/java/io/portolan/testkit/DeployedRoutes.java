package io.portolan.testkit;

import io.portolan.testkit.dns.QuestionRoutes;
import io.portolan.testkit.estate.AppliedRule;
import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.IpProtocol;
import io.portolan.testkit.estate.QuestionPath;
import io.portolan.testkit.estate.ResolverRule;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** The way of a VPC's questions by what is deployed into the control plane. */
record DeployedRoutes(ControlPlane plane, String vpcId) implements QuestionRoutes {

    @Override
    public Optional<List<InetSocketAddress>> findTargets(String host) {
        return plane.resolver(vpcId)
                .findRule(host)
                .map(AppliedRule::rule)
                .filter(rule -> rule.type() == ResolverRule.Type.FORWARD)
                .map(this::targets);
    }

    private List<InetSocketAddress> targets(ResolverRule rule) {
        return plane.resolver(vpcId).canUse(rule)
                ? rule.targets().stream()
                        .filter(target -> passes(rule, target, IpProtocol.UDP))
                        .toList()
                : List.of();
    }

    @Override
    public boolean passesTcp(InetSocketAddress target) {
        return plane.resolver(vpcId).rules().stream()
                .map(AppliedRule::rule)
                .filter(rule -> rule.targets().contains(target))
                .anyMatch(rule -> passes(rule, target, IpProtocol.TCP));
    }

    private boolean passes(ResolverRule rule, InetSocketAddress target, IpProtocol protocol) {
        return new QuestionPath(plane).follow(rule, target, protocol).isPresent();
    }
}
