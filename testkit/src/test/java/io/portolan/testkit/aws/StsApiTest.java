package io.portolan.testkit.aws;

import static io.portolan.testkit.aws.AwsLab.ACCOUNT;
import static io.portolan.testkit.aws.AwsLab.HUB;
import static io.portolan.testkit.aws.AwsLab.ORDERS;
import static io.portolan.testkit.aws.AwsLab.OTHER_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

/** {@link StsApi} issues sessions to whom a role trusts. */
class StsApiTest {

    private static final String POD = "system:serviceaccount:shop:checkout";

    private final AwsLab lab = new AwsLab();
    private final Iam iam = lab.backend.iam();

    @AfterEach
    void close() {
        // The SDK learns a skew from one client and keeps it for the whole JVM.
        SdkGlobalTime.setGlobalTimeOffset(0);
        lab.close();
    }

    @Test
    void callerIdentityIsThatOfTheKey() {
        GetCallerIdentityResponse identity = lab.sts(lab.user).getCallerIdentity();

        assertThat(identity.arn()).isEqualTo("arn:aws:iam::111111111111:user/ann");
        assertThat(identity.account()).isEqualTo(ACCOUNT);
        assertThat(identity.userId()).startsWith("AIDA");
    }

    @Test
    void assumedRoleHasItsAccountsSession() {
        AwsCredentials hub = assume(lab.user, HUB);
        AssumeRoleResponse orders = lab.sts(hub).assumeRole(request(ORDERS, any -> {}));

        assertThat(orders.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::222222222222:assumed-role/orders/checkout");
        assertThat(orders.assumedRoleUser().assumedRoleId()).startsWith("AROA").endsWith(":checkout");
        assertThat(orders.credentials().accessKeyId()).startsWith("ASIA");
        assertThat(orders.credentials().expiration())
                .isCloseTo(Instant.now().plusSeconds(3600), within(10, ChronoUnit.SECONDS));
        assertThat(orders.responseMetadata().requestId()).isNotEqualTo("UNKNOWN");
        assertThat(lab.sts(AwsLab.session(orders.credentials())).getCallerIdentity())
                .satisfies(identity -> assertThat(identity.account()).isEqualTo(OTHER_ACCOUNT))
                .satisfies(identity -> assertThat(identity.userId())
                        .isEqualTo(orders.assumedRoleUser().assumedRoleId()));
    }

    @Test
    void everyIssuedSecretIsListed() {
        AwsSessionCredentials hub = assume(lab.user, HUB);

        assertThat(iam.issuedSecrets())
                .contains(lab.user.secretAccessKey(), hub.secretAccessKey(), hub.sessionToken())
                .doesNotContain(lab.user.accessKeyId(), hub.accessKeyId());
    }

    @Test
    void webIdentityNeedsItsTokenOnly() {
        iam.role(RoleSpec.of(HUB, POD));
        AssumeRoleWithWebIdentityResponse hub = withToken(iam.webIdentityToken(POD, Duration.ofHours(1)));

        assertThat(hub.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::111111111111:assumed-role/hub/checkout");
        assertThat(lab.sts(AwsLab.session(hub.credentials()))
                        .getCallerIdentity()
                        .account())
                .isEqualTo(ACCOUNT);
        assertThat(lab.backend.calls().log()).extracting(Call::caller).startsWith(POD);
    }

    @Test
    void badWebIdentityIsRefused() {
        String token = iam.webIdentityToken(POD, Duration.ofHours(1));
        assertThatStsRefuses(() -> withToken(token), 403, "AccessDenied")
                .withMessageContaining("Not authorized to perform sts:AssumeRoleWithWebIdentity");

        iam.role(RoleSpec.of(HUB, POD));
        String other = iam.webIdentityToken("system:serviceaccount:shop:other", Duration.ofHours(1));
        String forged = other.substring(0, other.lastIndexOf('.')) + token.substring(token.lastIndexOf('.'));
        assertThatStsRefuses(() -> withToken(forged), 400, "InvalidIdentityToken");
        assertThatStsRefuses(() -> withToken("none"), 400, "InvalidIdentityToken");

        lab.clock.skew(Duration.ofHours(2));
        assertThatStsRefuses(() -> withToken(token), 400, "ExpiredTokenException")
                .withMessageContaining("Token expired");
    }

    private AssumeRoleWithWebIdentityResponse withToken(String token) {
        return lab.sts(lab.user)
                .assumeRoleWithWebIdentity(
                        call -> call.roleArn(HUB).roleSessionName("checkout").webIdentityToken(token));
    }

    @Test
    void roleOnlyOpensToWhomItTrusts() {
        assertThatStsRefuses(() -> assume(lab.user, ORDERS), 403, "AccessDenied")
                .withMessageContaining("User: arn:aws:iam::111111111111:user/ann is not authorized to perform:"
                        + " sts:AssumeRole on resource: " + ORDERS);
    }

    @Test
    void missingRoleLooksUntrusting() {
        assertThatStsRefuses(() -> assume(lab.user, HUB + "b"), 403, "AccessDenied");
        iam.removeRole(HUB);
        assertThatStsRefuses(() -> assume(lab.user, HUB), 403, "AccessDenied");
    }

    @ParameterizedTest
    @ValueSource(strings = {ACCOUNT, "arn:aws:iam::111111111111:root", "arn:aws:iam::111111111111:user/ann"})
    void trustNamesAnAccountOrAUser(String principal) {
        iam.role(RoleSpec.of(ORDERS, principal));

        assertThat(assume(lab.user, ORDERS).accessKeyId()).startsWith("ASIA");
    }

    @Test
    void trustIsPerUser() {
        iam.role(RoleSpec.of(ORDERS, "arn:aws:iam::111111111111:user/ann"));

        assertThatStsRefuses(() -> assume(iam.user(ACCOUNT, "anna"), ORDERS), 403, "AccessDenied");
    }

    @Test
    void externalIdMustBeTheRolesOwn() {
        iam.role(RoleSpec.of(HUB, ACCOUNT).withExternalId("checkout-team"));

        assertThatStsRefuses(() -> assume(lab.user, HUB), 403, "AccessDenied");
        assertThatStsRefuses(() -> assume(lab.user, HUB, with -> with.externalId("other")), 403, "AccessDenied");
        assertThat(assume(lab.user, HUB, with -> with.externalId("checkout-team"))
                        .accessKeyId())
                .startsWith("ASIA");
    }

    @Test
    void sessionTagsNeedTheRolesPermission() {
        Tag team = Tag.builder().key("team").value("checkout").build();

        assertThatStsRefuses(() -> assume(lab.user, HUB, with -> with.tags(team)), 403, "AccessDenied")
                .withMessageContaining("sts:TagSession on resource: " + HUB);
        iam.role(RoleSpec.of(HUB, ACCOUNT).withTagging());
        assertThat(assume(lab.user, HUB, with -> with.tags(team)).accessKeyId()).startsWith("ASIA");
    }

    static Stream<Arguments> brokenRules() {
        return Stream.of(
                broken("'durationSeconds'", with -> with.durationSeconds(899)),
                broken("MaxSessionDuration", with -> with.durationSeconds(3601)),
                broken("regular expression", with -> with.roleSessionName("a b")),
                broken("greater than or equal to 2", with -> with.roleSessionName("a")),
                broken("less than or equal to 64", with -> with.roleSessionName("a".repeat(65))),
                broken("is invalid", with -> with.roleArn("arn:aws:iam::1:role/short")));
    }

    private static Arguments broken(String rule, Consumer<AssumeRoleRequest.Builder> change) {
        return Arguments.of(rule, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenRules")
    void brokenRuleIsAValidationError(String text, Consumer<AssumeRoleRequest.Builder> change) {
        assertThatStsRefuses(() -> assume(lab.user, HUB, change), 400, "ValidationError")
                .withMessageContaining(text);
    }

    @Test
    void longSessionNeedsAnAllowingRole() {
        iam.role(RoleSpec.of(HUB, ACCOUNT).withMaxSession(Duration.ofHours(12)));

        AssumeRoleResponse hub = lab.sts(lab.user).assumeRole(request(HUB, with -> with.durationSeconds(12 * 3600)));
        assertThat(hub.credentials().expiration()).isAfter(Instant.now().plus(Duration.ofHours(11)));
    }

    @Test
    void chainedSessionLastsAnHourAtMost() {
        iam.role(RoleSpec.of(ORDERS, HUB).withMaxSession(Duration.ofHours(12)));
        AwsCredentials hub = assume(lab.user, HUB);

        assertThatStsRefuses(() -> assume(hub, ORDERS, with -> with.durationSeconds(3601)), 400, "ValidationError")
                .withMessageContaining("exceeds the 1 hour session limit for roles assumed by role chaining");
        assertThat(assume(hub, ORDERS, with -> with.durationSeconds(3600)).accessKeyId())
                .startsWith("ASIA");
    }

    @Test
    void sessionLifeCapsWhatIsAskedFor() {
        iam.sessionLife(Duration.ofMillis(1500));

        assertThat(lab.sts(lab.user)
                        .assumeRole(request(HUB, with -> with.durationSeconds(900)))
                        .credentials()
                        .expiration())
                .isBefore(Instant.now().plusSeconds(2));
    }

    @Test
    void expiredSessionDiffersFromUnknownKey() {
        AwsCredentials hub = assume(lab.user, HUB);
        iam.expireSessions();

        assertThatStsRefuses(() -> lab.sts(hub).getCallerIdentity(), 403, "ExpiredToken");
        assertThat(lab.sts(lab.user).getCallerIdentity().account()).isEqualTo(ACCOUNT);
        assertThatStsRefuses(
                () -> lab.sts(AwsBasicCredentials.create("AKIAUNKNOWN", "x")).getCallerIdentity(),
                403,
                "InvalidClientTokenId");
    }

    @Test
    void keySecretAndTokenBelongTogether() {
        AwsSessionCredentials one = iam.session(HUB, "one", Duration.ofHours(1));
        AwsSessionCredentials two = iam.session(HUB, "two", Duration.ofHours(1));

        assertThatStsRefuses(
                () -> lab.sts(one.copy(with -> with.secretAccessKey(two.secretAccessKey())))
                        .getCallerIdentity(),
                403,
                "SignatureDoesNotMatch");
        assertThatStsRefuses(
                () -> lab.sts(one.copy(with -> with.sessionToken(two.sessionToken())))
                        .getCallerIdentity(),
                403,
                "InvalidClientTokenId");
        assertThatStsRefuses(
                () -> lab.sts(AwsBasicCredentials.create(one.accessKeyId(), one.secretAccessKey()))
                        .getCallerIdentity(),
                403,
                "InvalidClientTokenId");
    }

    @Test
    void signatureForAnotherRegionIsRefused() {
        assertThatStsRefuses(() -> lab.sts(lab.user, "us-west-2", 1).getCallerIdentity(), 403, "SignatureDoesNotMatch")
                .withMessageContaining("scoped to a valid region");
    }

    /** The SDK learns the skew from the Date header of the refusal and signs again. */
    @Test
    void wrongClockIsRefusedOnce() {
        lab.clock.skew(Duration.ofMinutes(10));

        assertThatStsRefuses(() -> lab.sts(lab.user).getCallerIdentity(), 403, "SignatureDoesNotMatch")
                .withMessageContaining("Signature expired");
        assertThat(lab.sts(lab.user, AwsLab.REGION, 2).getCallerIdentity().account())
                .isEqualTo(ACCOUNT);
    }

    private AwsSessionCredentials assume(AwsCredentials as, String role) {
        return assume(as, role, any -> {});
    }

    private AwsSessionCredentials assume(AwsCredentials as, String role, Consumer<AssumeRoleRequest.Builder> change) {
        return AwsLab.session(lab.sts(as).assumeRole(request(role, change)).credentials());
    }

    private static AssumeRoleRequest request(String role, Consumer<AssumeRoleRequest.Builder> change) {
        return AssumeRoleRequest.builder()
                .roleArn(role)
                .roleSessionName("checkout")
                .applyMutation(change)
                .build();
    }

    private static ThrowableAssertAlternative<StsException> assertThatStsRefuses(
            ThrowingCallable call, int status, String code) {
        return assertThatExceptionOfType(StsException.class)
                .isThrownBy(call)
                .satisfies(error -> assertThat(error.statusCode()).isEqualTo(status))
                .satisfies(
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code))
                .satisfies(error -> assertThat(error.requestId()).isNotBlank());
    }
}
