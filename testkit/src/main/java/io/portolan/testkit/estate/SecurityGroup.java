package io.portolan.testkit.estate;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A security group.
 *
 * @param id such as {@code sg-0a1b2c3d4e5f60718}
 * @param place its account and region
 * @param vpcId its VPC
 * @param name its name
 * @param rules what it allows
 */
public record SecurityGroup(String id, EstatePlace place, String vpcId, String name, List<TrafficRule> rules)
        implements EstateResource {

    /** Copies the list. */
    public SecurityGroup {
        rules = List.copyOf(rules);
    }

    /** Whether a packet passes. Answers to a packet that has passed always pass. */
    public boolean passes(TrafficDirection direction, TrafficPacket packet) {
        return rules.stream().anyMatch(rule -> rule.allows(direction, packet));
    }

    /** This group with one more rule. */
    public SecurityGroup withRule(TrafficRule rule) {
        return withRules(Stream.concat(rules.stream(), Stream.of(rule)).toList());
    }

    /** This group without some of its rules. */
    public SecurityGroup withoutRules(Predicate<TrafficRule> removed) {
        return withRules(rules.stream().filter(removed.negate()).toList());
    }

    private SecurityGroup withRules(List<TrafficRule> changed) {
        return new SecurityGroup(id, place, vpcId, name, changed);
    }
}
