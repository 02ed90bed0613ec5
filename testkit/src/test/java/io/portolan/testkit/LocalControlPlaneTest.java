package io.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portolan.testkit.estate.AppliedRule;
import io.portolan.testkit.estate.CidrRange;
import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.EstatePlace;
import io.portolan.testkit.estate.EstateVpc;
import io.portolan.testkit.estate.ResolverRule;
import io.portolan.testkit.estate.RuleAssociation;
import io.portolan.testkit.estate.SampleEstate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;

/** {@link LocalControlPlane} has the APIs of AWS without brokers. */
class LocalControlPlaneTest {

    @Test
    void eachRegionShowsItsResources() {
        try (LocalControlPlane aws = LocalControlPlane.start("us-east-2", "us-west-2")) {
            SampleEstate estate = new SampleEstate(aws.plane());

            assertThat(rules(aws, "us-east-2")).contains(estate.rule.id()).hasSize(2);
            assertThat(rules(aws, "us-west-2")).hasSize(1);
            assertThat(aws.calls().count("route53resolver:ListResolverRules")).isEqualTo(2);
        }
    }

    @Test
    void addedRuleIsFollowedAndRead() throws UnknownHostException {
        try (LocalControlPlane aws = LocalControlPlane.start("us-east-2", "us-west-2")) {
            ControlPlane plane = aws.plane();
            EstatePlace shop = new EstatePlace(SampleEstate.SHOP_ACCOUNT, "us-east-2");
            String vpcId = plane.vpcs()
                    .add(new EstateVpc(plane.ids().next("vpc-"), shop, List.of(CidrRange.parse("10.1.0.0/16"))))
                    .id();
            InetSocketAddress target = new InetSocketAddress(InetAddress.getByName("10.20.1.53"), 53);
            ResolverRule rule = plane.rules()
                    .add(ResolverRule.forwarding(
                            plane.ids().next("rslvr-rr-"),
                            shop,
                            "kafka-serverless.us-west-2.amazonaws.com",
                            plane.ids().next("rslvr-out-"),
                            List.of(target)));
            plane.ruleAssociations()
                    .add(RuleAssociation.complete(plane.ids().next("rslvr-rrassoc-"), shop, rule.id(), vpcId));

            assertThat(plane.resolver(vpcId).findRule("boot-1.c2.kafka-serverless.us-west-2.amazonaws.com"))
                    .map(AppliedRule::rule)
                    .contains(rule);
            assertThat(rules(aws, "us-east-2")).contains(rule.id());
        }
    }

    @Test
    void otherRegionIsRefused() {
        try (LocalControlPlane aws = LocalControlPlane.start("us-east-2")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> aws.endpoint("eu-west-1"))
                    .withMessageContaining("eu-west-1");
        }
    }

    @Test
    void closedPlaneHasNoPort() {
        URI endpoint;
        try (LocalControlPlane aws = LocalControlPlane.start("us-east-2")) {
            endpoint = aws.endpoint("us-east-2");
        }
        assertThatIOException().isThrownBy(() -> new Socket(endpoint.getHost(), endpoint.getPort()).close());
    }

    private static List<String> rules(LocalControlPlane aws, String region) {
        try (Route53ResolverClient client = Route53ResolverClient.builder()
                .endpointOverride(aws.endpoint(region))
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(aws.iam().user(SampleEstate.SHOP_ACCOUNT, "ann")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            return client.listResolverRules().resolverRules().stream()
                    .map(listed -> listed.id())
                    .toList();
        }
    }
}
