package io.portolan.topology.explain;

import io.portolan.testkit.estate.IpProtocol;
import io.portolan.testkit.estate.ResolverEndpoint;
import io.portolan.testkit.estate.ResolverRule;
import io.portolan.testkit.estate.RuleAssociation;
import io.portolan.testkit.estate.ShareAcceptance;
import io.portolan.testkit.estate.TrafficDirection;
import java.util.Optional;
import java.util.Set;

/** What can go wrong on the path from a site to a cluster. */
enum EstateMutation {
    ASSOCIATION_GONE(NameMutations::removeAssociation),
    ASSOCIATION_WITH_OTHER_VPC(NameMutations::moveAssociation),
    ASSOCIATION_FAILED(
            path -> NameMutations.changeAssociation(path, same -> same.withStatus(RuleAssociation.Status.FAILED))),
    ASSOCIATION_UNFINISHED(
            path -> NameMutations.changeAssociation(path, same -> same.withStatus(RuleAssociation.Status.CREATING))),
    RULE_GONE(NameMutations::removeRule),
    RULE_TO_WRONG_TARGETS(path -> NameMutations.forwardElsewhere(path, true)),
    RULE_WITH_ONE_WRONG_TARGET(path -> NameMutations.forwardElsewhere(path, false)),
    RULE_TO_WRONG_PORT(NameMutations::forwardToOtherPort),
    RULE_FOR_OTHER_DOMAIN(path -> NameMutations.changeRule(path, rule -> rule.withDomain("kafka-servers.example.com"))),
    RULE_FAILED(path -> NameMutations.changeRule(path, rule -> rule.withStatus(ResolverRule.Status.FAILED))),
    RULE_THROUGH_CLOSED_ENDPOINT(NameMutations::forwardThroughOther),
    SPECIFIC_RULE_KEEPS_NAMES(path -> NameMutations.addRule(path, "c2.", false)),
    SPECIFIC_RULE_LEADS_ELSEWHERE(path -> NameMutations.addRule(path, "c2.", true)),
    OWN_RULE_KEEPS_NAMES(path -> NameMutations.addRule(path, "", false)),
    OWN_RULE_LEADS_ELSEWHERE(path -> NameMutations.addRule(path, "", true)),
    OUTBOUND_GONE(NameMutations::removeOutbound),
    OUTBOUND_DOWN(path -> NameMutations.changeOutbound(path, EstateMutation::broken)),
    OUTBOUND_CLOSED_FOR_UDP(
            path -> NameMutations.close(path, path.outbound(), IpProtocol.UDP, TrafficDirection.EGRESS)),
    OUTBOUND_CLOSED_FOR_TCP(
            path -> NameMutations.close(path, path.outbound(), IpProtocol.TCP, TrafficDirection.EGRESS)),
    OUTBOUND_WITH_OTHER_GROUP(path -> NameMutations.exchangeGroup(path, path.outbound(), false)),
    PLANNED_OUTBOUND_WITH_OTHER_GROUP(path -> NameMutations.exchangeGroup(path, path.outbound(), true)),
    OUTBOUND_WITHOUT_ROUTE(path -> NameMutations.cut(path, path.outbound().map(ResolverEndpoint::vpcId), false)),
    OUTBOUND_ROUTE_IS_BLACK_HOLE(path -> NameMutations.cut(path, path.outbound().map(ResolverEndpoint::vpcId), true)),

    SHARE_GONE(LendingMutations::removeShare),
    SHARE_WITHOUT_RULE(LendingMutations::withdrawRule),
    SHARE_WITHOUT_ACCOUNT(LendingMutations::withdrawAccount),
    SHARE_NOT_ACCEPTED(path -> LendingMutations.answer(path, ShareAcceptance.PENDING)),
    SHARE_REJECTED(path -> LendingMutations.answer(path, ShareAcceptance.REJECTED)),
    SHARE_EXPIRED(path -> LendingMutations.answer(path, ShareAcceptance.EXPIRED)),

    PROFILE_WITHOUT_RULE(LendingMutations::forgetInProfile),
    PROFILE_WITHOUT_VPC(LendingMutations::takeProfile),
    PROFILE_OF_OTHER_VPC(LendingMutations::moveProfile),
    PROFILE_ASSOCIATION_FAILED(LendingMutations::failProfile),
    PROFILE_RULE_FAILED(LendingMutations::failInProfile),
    PROFILE_OVERRULED(LendingMutations::overruleProfile),

    INBOUND_GONE(NameMutations::removeInbound),
    INBOUND_DOWN(path -> NameMutations.changeInbound(path, EstateMutation::broken)),
    INBOUND_IN_OTHER_VPC(NameMutations::moveInbound),
    INBOUND_WITH_OTHER_ADDRESSES(NameMutations::moveInboundAddresses),
    INBOUND_CLOSED_FOR_UDP(
            path -> NameMutations.close(path, Optional.of(path.inbound()), IpProtocol.UDP, TrafficDirection.INGRESS)),
    INBOUND_CLOSED_FOR_TCP(
            path -> NameMutations.close(path, Optional.of(path.inbound()), IpProtocol.TCP, TrafficDirection.INGRESS)),
    INBOUND_WITH_OTHER_GROUP(path -> NameMutations.exchangeGroup(path, Optional.of(path.inbound()), false)),
    PLANNED_INBOUND_WITH_OTHER_GROUP(path -> NameMutations.exchangeGroup(path, Optional.of(path.inbound()), true)),

    SERVICE_VPC_WITHOUT_ROUTE(
            path -> NameMutations.cut(path, Optional.of(path.inbound().vpcId()), false)),
    SERVICE_VPC_ROUTE_IS_BLACK_HOLE(
            path -> NameMutations.cut(path, Optional.of(path.inbound().vpcId()), true)),
    SITE_WITHOUT_ROUTE(path -> NameMutations.cut(path, path.network().map(network -> network.vpcId()), false)),
    CLUSTERS_CLOSED(TrafficMutations::closeClusters),

    ROLE_GONE(RoleMutations::removeRole),
    ROLE_TRUSTS_OTHERS(RoleMutations::trustOthers),
    ROLE_WITH_OTHER_EXTERNAL_ID(RoleMutations::askForOtherId),
    ROLE_WITHOUT_TAGS(RoleMutations::forbidTags),
    HUB_WITHOUT_POLICY(path -> RoleMutations.removePolicies(path, path.assumingRole(), "sts:")),
    HUB_ASSUMES_OTHERS(path -> RoleMutations.redirectPolicies(
            path,
            path.assumingRole(),
            document -> document.replace(path.chain().lastHop().roleArn(), "arn:aws:iam::999999999999:role/other"))),
    HUB_IS_BOUNDED(path -> RoleMutations.bound(path, path.assumingRole())),
    HUB_IS_DENIED(path -> RoleMutations.deny(path, path.assumingRole(), "sts:AssumeRole")),
    CLUSTER_ROLE_WITHOUT_POLICY(
            path -> RoleMutations.removePolicies(path, Optional.of(path.lastRole()), "kafka-cluster:")),
    CLUSTER_ROLE_FOR_OTHER_CLUSTER(path -> RoleMutations.redirectPolicies(
            path,
            Optional.of(path.lastRole()),
            document -> document.replace("/" + path.cluster().definition().name() + "/", "/another/"))),
    CLUSTER_ROLE_IS_BOUNDED(path -> RoleMutations.bound(path, Optional.of(path.lastRole()))),
    CLUSTER_ROLE_IS_DENIED(path -> RoleMutations.deny(path, Optional.of(path.lastRole()), "kafka-cluster:*"));

    @SuppressWarnings("ImmutableEnumChecker") // The changes keep no state.
    private final Change change;

    EstateMutation(Change change) {
        this.change = change;
    }

    /** Breaks the path. Returns the ids of which one must be named. It is empty if the path has nothing of that kind. */
    Optional<Set<String>> breakPath(DeployedPath path) {
        return change.breakPath(path);
    }

    private static ResolverEndpoint broken(ResolverEndpoint endpoint) {
        return endpoint.withStatus(ResolverEndpoint.Status.ACTION_NEEDED);
    }

    /** How a path is broken. */
    private interface Change {

        Optional<Set<String>> breakPath(DeployedPath path);
    }
}
