package io.portolan.testkit.aws;

import io.portolan.testkit.estate.EstatePlace;
import io.portolan.testkit.estate.EstateResource;
import io.portolan.testkit.estate.SecurityGroup;
import io.portolan.testkit.estate.TrafficRule;
import java.util.stream.Stream;

/** A rule of a security group as a resource of its own. */
record GroupRule(SecurityGroup group, TrafficRule rule) implements EstateResource {

    static Stream<GroupRule> of(SecurityGroup group) {
        return group.rules().stream().map(rule -> new GroupRule(group, rule));
    }

    @Override
    public String id() {
        return rule.id();
    }

    @Override
    public EstatePlace place() {
        return group.place();
    }
}
