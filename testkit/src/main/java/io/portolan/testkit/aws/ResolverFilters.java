package io.portolan.testkit.aws;

import io.portolan.testkit.estate.ResolverEndpoint;
import io.portolan.testkit.estate.ResolverRule;
import io.portolan.testkit.estate.RuleAssociation;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The filters that the lists of Route 53 Resolver know. */
final class ResolverFilters {

    static final Map<String, Function<ResolverRule, Stream<String>>> RULES = Map.of(
            "Name", rule -> Stream.of(rule.name()),
            "DomainName", rule -> Stream.of(rule.domain(), rule.domain() + "."),
            "ResolverEndpointId", rule -> rule.endpointId().stream(),
            "Status", rule -> Stream.of(rule.status().name()),
            "Type", rule -> Stream.of(rule.type().name()),
            "TYPE", rule -> Stream.of(rule.type().name()));

    static final Map<String, Function<RuleAssociation, Stream<String>>> ASSOCIATIONS = Map.of(
            "Name", association -> Stream.of(association.name()),
            "ResolverRuleId", association -> Stream.of(association.ruleId()),
            "Status", association -> Stream.of(association.status().name()),
            "VPCId", association -> Stream.of(association.vpcId()));

    static final Map<String, Function<ResolverEndpoint, Stream<String>>> ENDPOINTS = Map.of(
            "Name", endpoint -> Stream.of(endpoint.name()),
            "Direction", endpoint -> Stream.of(endpoint.direction().name()),
            "HostVPCId", endpoint -> Stream.of(endpoint.vpcId()),
            "HostVpcId", endpoint -> Stream.of(endpoint.vpcId()),
            "SecurityGroupIds", endpoint -> endpoint.securityGroupIds().stream(),
            "Status", endpoint -> Stream.of(endpoint.status().name()));

    private ResolverFilters() {}
}
