package io.portolan.credentials;

import static io.portolan.credentials.MessageAssertions.assertThatMessageOf;
import static io.portolan.credentials.SampleChains.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.RoleChain;
import io.portolan.runtime.TimeSource;
import io.portolan.testkit.aws.AdjustableClock;
import io.portolan.testkit.aws.AwsBackend;
import io.portolan.testkit.aws.AwsEndpoint;
import io.portolan.testkit.aws.Call;
import io.portolan.testkit.aws.RoleSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

/** Settings of STS that cannot work are told at once by {@link io.portolan.aws.ClientFault} and {@link StsRefusal}. */
@Timeout(60)
class StsSettingsTest {

    private static final String POD = "arn:aws:iam::111111111111:role/pod";

    private final IdentityRegistry registry = new IdentityRegistry(new TestClock().timing());

    @AutoClose
    private final SystemProperties properties = new SystemProperties();

    @AutoClose
    private final LoopbackStsServer sts = new LoopbackStsServer(Clock.systemUTC());

    @ParameterizedTest
    @CsvSource({"aws.useFipsEndpoint, AWS_USE_FIPS_ENDPOINT", "aws.useDualstackEndpoint, AWS_USE_DUALSTACK_ENDPOINT"})
    void contradictionNamesBothSettings(String property, String variable) {
        properties.set(Map.of(property, "true"));
        try (CredentialsLease lease = lease(Region.US_EAST_2, sts.endpoint())) {
            assertThatMessageOf(lease::resolveCredentials)
                    .contains("STS_UNAVAILABLE", "1 attempt,")
                    .contains(property + " (" + variable + ") and endpoints.sts of the catalog contradict each other")
                    .doesNotContain("route");
        }
        assertThat(sts.calls).isEmpty();
    }

    @Test
    void regionThatIsNoneIsNamed() {
        try (CredentialsLease lease = lease(Region.of("us-esat-2"), null)) {
            assertThatMessageOf(lease::resolveCredentials)
                    .contains("1 attempt,", "The AWS SDK knows no region us-esat-2")
                    .contains("Correct region in the catalog, AWS_REGION")
                    .doesNotContain("route");
        }
    }

    /** The SDK reads these settings while it makes a client. So another identity does not help. */
    @Test
    void settingThatTheSdkRefusesIsNamed(@TempDir Path folder) throws IOException {
        Path config = Files.writeString(folder.resolve("config"), "[default]\nregion us-east-2");
        properties.set(Map.of("aws.configFile", config.toString()));
        try (CredentialsLease lease = lease(Region.US_EAST_2, sts.endpoint())) {
            assertThatMessageOf(lease::resolveCredentials)
                    .contains("STS_UNAVAILABLE", "1 attempt,", "Expected an '=' sign defining a property on line 2")
                    .contains("The AWS SDK refuses a setting of this host", config.toString())
                    .doesNotContain("route");
        }
        assertThat(sts.calls).isEmpty();
    }

    @Test
    void endpointWithoutASchemeIsNamed() {
        properties.set(Map.of("aws.endpointUrlSts", "localhost:1"));
        try (CredentialsLease lease = lease(Region.US_EAST_2, null)) {
            assertThatMessageOf(lease::resolveCredentials)
                    .contains("1 attempt,", "is no URL", "AWS_ENDPOINT_URL_STS", "with https:// before the host")
                    .doesNotContain("route");
        }
    }

    @Test
    void endpointOfAnotherRegionIsNamed() {
        sts.behaviour = call -> LoopbackStsServer.error(
                403, "SignatureDoesNotMatch", "Credential should be scoped to a valid region, not 'me-central-1'.");
        try (CredentialsLease lease = lease(Region.ME_CENTRAL_1, sts.endpoint())) {
            assertThatMessageOf(lease::resolveCredentials)
                    .contains("This endpoint is not of the region that the call was signed for: me-central-1")
                    .contains("Let endpoints.sts of the catalog name")
                    .doesNotContain("Renew");
        }
    }

    @Test
    void webIdentityUsesTheCatalogsEndpoint(@TempDir Path folder) throws Exception {
        AwsBackend backend = AwsBackend.create(AdjustableClock.system());
        String subject = "system:serviceaccount:shop:checkout";
        backend.iam().role(RoleSpec.of(POD, subject));
        backend.iam().role(RoleSpec.of(ORDERS, POD));
        Path token = Files.writeString(
                folder.resolve("token"), backend.iam().webIdentityToken(subject, Duration.ofHours(1)));
        properties.set(
                Map.of("aws.webIdentityTokenFile", token.toString(), "aws.roleArn", POD, "aws.roleSessionName", "web"));
        try (AwsEndpoint aws = AwsEndpoint.start(InetAddress.getLoopbackAddress(), "us-east-2", backend);
                CredentialsLease lease = new IdentityRegistry(TimeSource.system())
                        .lease(SampleChains.identity(BaseIdentity.defaultChain(), aws.uri(), ORDERS))) {
            lease.resolveCredentials();
        }

        assertThat(backend.calls().log())
                .extracting(Call::operation)
                .containsExactly("sts:AssumeRoleWithWebIdentity", "sts:AssumeRole");
    }

    private CredentialsLease lease(Region region, @Nullable URI endpoint) {
        RoleChain chain = SampleChains.identity(BaseIdentity.defaultChain(), sts.endpoint(), ORDERS)
                .roles()
                .orElseThrow();
        return registry.lease(
                new ClientIdentity(BaseIdentity.provider(SampleChains.POD), Optional.of(chain), region, endpoint));
    }
}
