package io.portolan.testkit.aws;

import io.portolan.testkit.estate.CidrRange;
import io.portolan.testkit.estate.IpProtocol;
import io.portolan.testkit.estate.SecurityGroup;
import io.portolan.testkit.estate.TrafficDirection;
import io.portolan.testkit.estate.TrafficPeer;
import io.portolan.testkit.estate.TrafficRule;
import java.util.stream.Stream;

/** Describes security groups as EC2 does. */
final class SecurityGroupXml {

    private SecurityGroupXml() {}

    static String group(SecurityGroup group) {
        return AnswerXml.text("groupId", group.id())
                + AnswerXml.text("groupName", group.name())
                + AnswerXml.text("groupDescription", group.name())
                + AnswerXml.text("ownerId", group.account())
                + AnswerXml.text("vpcId", group.vpcId())
                + permissions("ipPermissions", group, TrafficDirection.INGRESS)
                + permissions("ipPermissionsEgress", group, TrafficDirection.EGRESS);
    }

    static String rule(GroupRule rule) {
        return AnswerXml.text("securityGroupRuleId", rule.id())
                + AnswerXml.text("groupId", rule.group().id())
                + AnswerXml.text("groupOwnerId", rule.group().account())
                + AnswerXml.text("isEgress", rule.rule().direction() == TrafficDirection.EGRESS)
                + protocol(rule.rule())
                + peer(rule);
    }

    private static String permissions(String name, SecurityGroup group, TrafficDirection direction) {
        Stream<TrafficRule> rules = group.rules().stream().filter(rule -> rule.direction() == direction);
        return AnswerXml.list(name, "item", rules, rule -> protocol(rule) + peers(group, rule));
    }

    private static String protocol(TrafficRule rule) {
        String ports = AnswerXml.text("fromPort", rule.fromPort()) + AnswerXml.text("toPort", rule.toPort());
        return AnswerXml.text("ipProtocol", rule.protocol().code()) + (rule.protocol() == IpProtocol.ALL ? "" : ports);
    }

    private static String peers(SecurityGroup group, TrafficRule rule) {
        if (rule.peer() instanceof TrafficPeer.Group other) {
            String pair = AnswerXml.text("userId", group.account()) + AnswerXml.text("groupId", other.id());
            return AnswerXml.element("groups", AnswerXml.element("item", pair));
        }
        CidrRange block = ((TrafficPeer.Block) rule.peer()).block();
        return block.isIpv6()
                ? AnswerXml.element("ipv6Ranges", AnswerXml.element("item", AnswerXml.text("cidrIpv6", block)))
                : AnswerXml.element("ipRanges", AnswerXml.element("item", AnswerXml.text("cidrIp", block)));
    }

    private static String peer(GroupRule rule) {
        if (rule.rule().peer() instanceof TrafficPeer.Group other) {
            return AnswerXml.element(
                    "referencedGroupInfo",
                    AnswerXml.text("groupId", other.id()),
                    AnswerXml.text("userId", rule.group().account()));
        }
        CidrRange block = ((TrafficPeer.Block) rule.rule().peer()).block();
        return AnswerXml.text(block.isIpv6() ? "cidrIpv6" : "cidrIpv4", block);
    }
}
