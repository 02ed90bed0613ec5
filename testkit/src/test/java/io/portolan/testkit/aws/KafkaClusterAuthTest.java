package io.portolan.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.msk.auth.iam.internals.AWS4SignedPayloadGenerator;
import software.amazon.msk.auth.iam.internals.AuthenticationRequestParams;

/** {@link KafkaClusterAuth} accepts a client's payload only if all of it is right. */
class KafkaClusterAuthTest {

    private static final String HOST = "b1-abc12345.c2.kafka-serverless.us-east-2.amazonaws.com";
    private static final String REGION = "us-east-2";
    private static final String ROLE = "arn:aws:iam::222222222222:role/orders";

    private final AdjustableClock clock = AdjustableClock.system();
    private final Iam iam = new Iam(clock);
    private final KafkaClusterAuth auth = new KafkaClusterAuth(iam);
    private final AwsSessionCredentials session;

    KafkaClusterAuthTest() {
        iam.role(RoleSpec.of(ROLE));
        session = iam.session(ROLE, "checkout", Duration.ofHours(1));
    }

    @Test
    void rolesPayloadIsFromItsSession() throws Exception {
        Caller caller = auth.verify(payload(session), HOST, REGION);

        assertThat(caller.arn()).isEqualTo("arn:aws:sts::222222222222:assumed-role/orders/checkout");
        assertThat(caller.roleArn()).isEqualTo(ROLE);
        assertThat(caller.account()).isEqualTo("222222222222");
        assertThat(caller.sessionName()).isEqualTo("checkout");
        assertThat(caller.expiry())
                .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3600));
    }

    @Test
    void payloadOfAUserHasNoExpiry() throws Exception {
        Caller caller = auth.verify(payload(iam.user("222222222222", "ann")), HOST, REGION);

        assertThat(caller.arn()).isEqualTo("arn:aws:iam::222222222222:user/ann");
        assertThat(caller.roleArn()).isNull();
        assertThat(caller.expiry()).isEqualTo(Instant.MAX);
    }

    @Test
    void unknownKeyIsRefused() {
        assertRefused(payload(AwsBasicCredentials.create("AKIAUNKNOWN", "x")), "InvalidClientTokenId");
    }

    @Test
    void secretOfAnotherKeyIsRefused() {
        assertRefused(payload(session.copy(with -> with.secretAccessKey("x"))), "SignatureDoesNotMatch");
    }

    @Test
    void tokenOfAnotherSessionIsRefused() {
        String other = iam.session(ROLE, "other", Duration.ofHours(1)).sessionToken();

        assertRefused(payload(session.copy(with -> with.sessionToken(other))), "InvalidClientTokenId");
    }

    @Test
    void expiredSessionIsRefused() {
        Map<String, String> payload = payload(session);
        iam.expireSessions();

        assertRefused(payload, "ExpiredToken");
    }

    @Test
    void sessionExpiresByTheEstatesClock() {
        clock.skew(Duration.ofMinutes(-1));
        AwsCredentials brief = iam.session(ROLE, "brief", Duration.ofSeconds(30));
        clock.skew(Duration.ZERO);

        assertRefused(payload(brief), "ExpiredToken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "action",
                "x-amz-credential",
                "x-amz-date",
                "x-amz-security-token",
                "x-amz-expires",
                "x-amz-signedheaders",
                "x-amz-signature",
                "x-amz-algorithm",
                "version",
                "host"
            })
    void incompletePayloadIsRefused(String key) {
        Map<String, String> payload = payload(session);
        assertThat(payload.remove(key)).isNotNull();

        assertThatExceptionOfType(AwsDenied.class).isThrownBy(() -> auth.verify(payload, HOST, REGION));
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-expires, 60, SignatureDoesNotMatch",
        "x-amz-expires, 901, ValidationError",
        "x-amz-expires, -1, ValidationError",
        "x-amz-signature, 00, SignatureDoesNotMatch",
        "x-amz-signedheaders, host;user-agent, SignatureDoesNotMatch",
        "x-amz-signedheaders, user-agent, SignatureDoesNotMatch",
        "x-amz-algorithm, AWS4-HMAC-SHA1, AccessDenied",
        "x-amz-date, yesterday, SignatureDoesNotMatch",
        "action, kafka-cluster:DeleteTopic, AccessDenied",
        "version, 2019_01_01, AccessDenied",
    })
    void alteredPartIsRefused(String key, String value, String code) {
        Map<String, String> payload = payload(session);
        payload.put(key, value);

        assertRefused(payload, code);
    }

    @Test
    void payloadForAnotherBrokerIsRefused() {
        Map<String, String> payload = payload(session);

        assertThatExceptionOfType(AwsDenied.class)
                .isThrownBy(() -> auth.verify(payload, HOST.replace("b1-", "b2-"), REGION))
                .withMessageContaining(HOST);
    }

    @Test
    void hostIsPartOfWhatIsSigned() {
        Map<String, String> payload = payload(session);
        payload.put("host", HOST.replace("b1-", "b2-"));

        assertThatExceptionOfType(AwsDenied.class)
                .isThrownBy(() -> auth.verify(payload, HOST.replace("b1-", "b2-"), REGION))
                .satisfies(denied -> assertThat(denied.code()).isEqualTo("SignatureDoesNotMatch"));
    }

    @Test
    void payloadForAnotherRegionIsRefused() {
        assertThatExceptionOfType(AwsDenied.class)
                .isThrownBy(() -> auth.verify(payload(session), HOST, "us-west-2"))
                .withMessageContaining("valid region");
    }

    @ParameterizedTest
    @CsvSource({"PT14M, true", "PT-4M, true", "PT16M, false", "PT-6M, false"})
    void payloadIsValidForFifteenMinutes(Duration skew, boolean good) throws Exception {
        Map<String, String> payload = payload(iam.user("222222222222", "ann"));
        clock.skew(skew);

        if (good) {
            assertThat(auth.verify(payload, HOST, REGION).sessionName()).isEqualTo("ann");
        } else {
            assertRefused(payload, "SignatureDoesNotMatch").withMessageContaining("Signature");
        }
    }

    /** So a client with a wrong clock can call AWS, but no broker accepts it. */
    @Test
    void payloadIsSignedByTheSystemClock() {
        try {
            SdkGlobalTime.setGlobalTimeOffset(-1200);
            clock.skew(Duration.ofMinutes(20));
            AwsCredentials user = iam.user("222222222222", "ann");

            assertRefused(payload(user), "SignatureDoesNotMatch").withMessageContaining("Signature expired");
        } finally {
            SdkGlobalTime.setGlobalTimeOffset(0);
        }
    }

    @Test
    void refusalHoldsNoSecret() {
        assertRefused(payload(session.copy(with -> with.secretAccessKey("x"))), "SignatureDoesNotMatch")
                .satisfies(denied -> assertThat(denied.toString())
                        .doesNotContain(session.secretAccessKey())
                        .doesNotContain(session.sessionToken()));
        assertThat(iam.key(session.accessKeyId()).orElseThrow().toString())
                .doesNotContain(session.secretAccessKey())
                .doesNotContain(session.sessionToken())
                .contains(session.accessKeyId());
    }

    private ThrowableAssertAlternative<AwsDenied> assertRefused(Map<String, String> payload, String code) {
        return assertThatExceptionOfType(AwsDenied.class)
                .isThrownBy(() -> auth.verify(payload, HOST, REGION))
                .satisfies(denied -> assertThat(denied.code()).isEqualTo(code));
    }

    /** The payload that aws-msk-iam-auth sends. */
    private static Map<String, String> payload(AwsCredentials credentials) {
        try {
            byte[] json = new AWS4SignedPayloadGenerator()
                    .signedPayload(AuthenticationRequestParams.create(HOST, credentials, "a user/agent"));
            return new ObjectMapper().readValue(json, new TypeReference<TreeMap<String, String>>() {});
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
