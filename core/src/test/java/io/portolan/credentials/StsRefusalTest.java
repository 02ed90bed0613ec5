package io.portolan.credentials;

import static io.portolan.credentials.LoopbackStsServer.error;
import static io.portolan.credentials.MessageAssertions.assertThatMessageOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.aws.AwsError;
import io.portolan.aws.ClockDriftMonitor;
import io.portolan.catalog.Hop;
import io.portolan.diagnosis.Code;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** What {@link StsRefusal} reports when STS refuses a session, and how long {@link AssumeRoleCall} tries. */
class StsRefusalTest {

    private static final String HUB = "arn:aws:iam::111111111111:role/central/hub";
    private static final String ORDERS = "arn:aws:iam::222222222222:role/orders";

    private final TestClock clock = new TestClock();
    private final IdentityRegistry registry = new IdentityRegistry(clock.timing());

    @AutoClose
    private final LoopbackStsServer sts = new LoopbackStsServer(clock);

    @Test
    void wrongExternalIdHasHopCallerAndFix() {
        sts.behaviour = call -> call.role().equals(ORDERS)
                ? error(
                        403,
                        "AccessDenied",
                        "User: " + call.caller() + " is not authorized to perform: sts:AssumeRole on resource: "
                                + ORDERS)
                : sts.session(call);

        try (CredentialsLease lease = registry.lease(SampleChains.identity(
                BaseIdentity.provider(SampleChains.POD),
                sts.endpoint(),
                List.of(new Hop(HUB, null, Map.of()), new Hop(ORDERS, "wrong", Map.of()))))) {
            assertThatMessageOf(lease::resolveCredentials).isEqualTo("""
                            Role arn:aws:iam::222222222222:role/orders cannot be assumed (hop 2 of 2)
                              ROLE_NOT_ASSUMABLE  arn:aws:iam::222222222222:role/orders
                                asked  sts:AssumeRole, hop 2 of 2, of STS in us-east-2 (%s), by \
                            arn:aws:sts::111111111111:assumed-role/hub/checkout, session name checkout, 3600 s, an external id
                                seen   AccessDenied: User: arn:aws:sts::111111111111:assumed-role/hub/checkout is not \
                            authorized to perform: sts:AssumeRole on resource: arn:aws:iam::222222222222:role/orders (HTTP 403, \
                            request id req-2)
                                cause  The role does not exist, its trust policy does not admit this caller with this external \
                            id, or the caller's own policy does not allow sts:AssumeRole on it.
                                fix    Let the trust policy of arn:aws:iam::222222222222:role/orders allow sts:AssumeRole to \
                            arn:aws:iam::111111111111:role/central/hub with the chain's external id as sts:ExternalId. Let \
                            the policy of arn:aws:iam::111111111111:role/central/hub allow sts:AssumeRole on the role.""".formatted(sts.endpoint()));
        }
        assertThat(sts.asked()).as("a definite denial is not retried").containsExactly(HUB, ORDERS);
    }

    @Test
    void firstHopFailureNamesTheBaseArn() {
        sts.behaviour =
                call -> call.role().equals(HUB) ? error(403, "AccessDenied", "not authorized") : sts.session(call);

        try (CredentialsLease lease = registry.lease(identity(HUB, ORDERS))) {
            assertThatMessageOf(lease::resolveCredentials)
                    .contains("hop 1 of 2")
                    .contains("by arn:aws:sts::111111111111:assumed-role/pod/web (provider "
                            + StaticCredentialsProvider.class.getName() + ")")
                    .contains("allow sts:AssumeRole to arn:aws:iam::111111111111:role/pod.");
        }
    }

    @Test
    void aBrokenChainNeverYieldsAnotherIdentity() {
        sts.behaviour =
                call -> call.role().equals(ORDERS) ? error(403, "AccessDenied", "not authorized") : sts.session(call);

        try (CredentialsLease lease = registry.lease(identity(HUB, ORDERS))) {
            for (int i = 0; i < 3; i++) {
                assertThatMessageOf(lease::resolveCredentials).contains("ROLE_NOT_ASSUMABLE");
            }
            assertThat(lease.expiry()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "AccessDenied | not authorized to perform: sts:TagSession on resource | ROLE_NOT_ASSUMABLE | sts:TagSession, beside",
                "ValidationError | The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining. | ROLE_NOT_ASSUMABLE | one hour or less",
                "ValidationError | The requested DurationSeconds exceeds the MaxSessionDuration set for this role. | ROLE_NOT_ASSUMABLE | raise MaxSessionDuration",
                "RegionDisabledException | STS is not activated in this region | ROLE_NOT_ASSUMABLE | Activate the region",
                "ExpiredTokenException | The security token included in the request is expired | ROLE_NOT_ASSUMABLE | Renew the credentials",
                "InvalidClientTokenId | The security token included in the request is invalid. | ROLE_NOT_ASSUMABLE | Renew the credentials",
                "PackedPolicyTooLarge | Packed size of session tags exceeds the limit | ROLE_NOT_ASSUMABLE | Correct what the answer names",
                "SignatureDoesNotMatch | Signature expired: 20261122T095000Z is now earlier than 20261122T100000Z | CLOCK_SKEW | Synchronise this host's clock",
                "RequestExpired | Request has expired. | CLOCK_SKEW | Synchronise this host's clock",
            })
    void refusalsDifferByTheStsAnswer(String code, String message, Code expected, String fix) {
        sts.behaviour = call -> error(403, code, message);

        try (CredentialsLease lease = registry.lease(identity(ORDERS))) {
            assertThatMessageOf(lease::resolveCredentials).contains(expected + "  ", fix, code + ": " + message);
        }
    }

    /** Another partition knows neither the key nor the region that signed. So it does not say that the region is wrong. */
    @ParameterizedTest
    @CsvSource({
        "https://sts.cn-north-1.amazonaws.com.cn, Let endpoints.sts of the catalog name",
        "https://vpce-1-2.sts.us-west-2.vpce.amazonaws.com, Let endpoints.sts of the catalog name",
        "https://vpce-1-2.sts.us-east-2.vpce.amazonaws.com, Renew the credentials",
        "https://sts.internal, Renew the credentials",
    })
    void endpointNamedForAnotherRegionIsTheFault(URI endpoint, String fix) {
        AwsError unknownKey = new AwsError("InvalidClientTokenId", "The security token is invalid.", "403");
        try (RegionalSts regional = new RegionalSts(Region.US_EAST_2, endpoint, new ClockDriftMonitor(clock))) {
            StsRefusal refusal = new StsRefusal(
                    new HopRequest(identity(ORDERS).roles().orElseThrow()),
                    new StsCaller("pod", "pod"),
                    unknownKey,
                    ReportedSts.of(regional, ORDERS, new CallListeners()));

            assertThat(refusal.notAssumableException("a role", 1)).hasMessageContaining(fix);
        }
    }

    @ParameterizedTest
    @CsvSource({"-600, behind", "600, ahead of"})
    void skewIsMeasuredByTheAnswersDate(long seconds, String expected) {
        clock.set(Instant.now().plusSeconds(seconds));
        sts.behaviour =
                call -> error(403, "SignatureDoesNotMatch", "The request signature we calculated does not match");

        try (CredentialsLease lease = registry.lease(identity(ORDERS))) {
            assertThatMessageOf(lease::resolveCredentials)
                    .contains("CLOCK_SKEW")
                    .matches("(?s).*clock is " + expected + " AWS's by (59\\d|60\\d) s.*");
        }
    }

    @Test
    void throttledCallsAreRepeatedUntilOneSucceeds() {
        AtomicInteger throttles = new AtomicInteger(3);
        sts.behaviour = call -> throttles.getAndDecrement() > 0 ? LoopbackStsServer.throttled() : sts.session(call);

        try (CredentialsLease lease = registry.lease(identity(ORDERS))) {
            assertThat(lease.resolveCredentials().accessKeyId()).isEqualTo("ASIA1");
        }
        assertThat(sts.asked()).hasSize(4);
    }

    @Test
    void longThrottlingCountsTheAttempts() {
        sts.behaviour = call -> LoopbackStsServer.throttled();

        try (CredentialsLease lease = registry.lease(identity(HUB, ORDERS))) {
            assertThatMessageOf(lease::resolveCredentials)
                    .contains("STS_UNAVAILABLE")
                    .contains("hop 1 of 2")
                    .contains(sts.asked().size() + " attempts, the last: Throttling: Rate exceeded")
                    .contains("STS throttles");
        }
        assertThat(sts.asked())
                .as("full jitter at 0.5: 0.1 + 0.2 + 0.4 + 0.8 + 1 + 1 … within 8 s")
                .hasSize(11);
    }

    @Test
    void stsOutageFailsAfterTheDeadline() {
        ClientIdentity identity = identity(ORDERS);
        sts.close();

        try (CredentialsLease lease = registry.lease(identity)) {
            assertThatMessageOf(lease::resolveCredentials)
                    .contains("STS_UNAVAILABLE")
                    .contains("STS cannot be reached from this host");
        }
    }

    @Test
    void missingBaseCredentialsAreTheirOwnError() {
        AwsCredentialsProvider broken = () -> {
            throw new IllegalStateException("nobody is logged in");
        };
        ClientIdentity identity = new ClientIdentity(
                BaseIdentity.provider(broken), identity(ORDERS).roles(), Region.US_EAST_2, sts.endpoint());

        try (CredentialsLease lease = registry.lease(identity)) {
            assertThatMessageOf(lease::resolveCredentials)
                    .contains("BASE_IDENTITY_UNAVAILABLE")
                    .contains("nobody is logged in");
        }
        assertThat(sts.calls).isEmpty();
    }

    @Test
    void unknownProfileIsNamed() {
        ClientIdentity identity =
                new ClientIdentity(BaseIdentity.profile("no-such-profile"), Optional.empty(), Region.US_EAST_2, null);

        try (CredentialsLease lease = registry.lease(identity)) {
            assertThatMessageOf(lease::resolveCredentials)
                    .contains("BASE_IDENTITY_UNAVAILABLE  profile no-such-profile")
                    .contains("Add the profile");
        }
    }

    private ClientIdentity identity(String... roles) {
        return SampleChains.identity(BaseIdentity.provider(SampleChains.POD), sts.endpoint(), roles);
    }
}
