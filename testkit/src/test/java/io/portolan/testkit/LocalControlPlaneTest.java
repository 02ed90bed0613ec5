package io.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portolan.testkit.estate.SampleEstate;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.ResolverRule;

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
                    .map(ResolverRule::id)
                    .toList();
        }
    }
}
