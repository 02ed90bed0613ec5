package io.portolan.testkit.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.msk.auth.iam.internals.AWS4SignedPayloadGenerator;
import software.amazon.msk.auth.iam.internals.AuthenticationRequestParams;

/** {@link KafkaClusterAuth} accepts a client's token only if all of it is right. */
class KafkaClusterTokenTest {

    private static final String HOST = "kafka.us-east-2.amazonaws.com";
    private static final String REGION = "us-east-2";
    private static final String ROLE = "arn:aws:iam::222222222222:role/orders";

    private final AdjustableClock clock = AdjustableClock.system();
    private final Iam iam = new Iam(clock);
    private final KafkaClusterAuth auth = new KafkaClusterAuth(iam);
    private final AwsSessionCredentials session;

    KafkaClusterTokenTest() {
        iam.role(RoleSpec.of(ROLE));
        session = iam.session(ROLE, "checkout", Duration.ofHours(1));
    }

    @Test
    void tokenEndsTheConnectionsSession() throws Exception {
        Caller caller = auth.verifyToken(token(HOST, parameters(session)), REGION);

        assertThat(caller.roleArn()).isEqualTo(ROLE);
        assertThat(caller.sessionName()).isEqualTo("checkout");
        assertThat(caller.expiry())
                .isBetween(Instant.now().plusSeconds(800), Instant.now().plusSeconds(900));
    }

    @Test
    void shorterSessionEndsItFirst() throws Exception {
        AwsCredentials brief = iam.session(ROLE, "checkout", Duration.ofSeconds(60));

        assertThat(auth.verifyToken(token(HOST, parameters(brief)), REGION).expiry())
                .isBefore(Instant.now().plusSeconds(61));
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-expires, 60, SignatureDoesNotMatch",
        "x-amz-expires, 901, ValidationError",
        "x-amz-expires, 1.5, ValidationError",
        "x-amz-signature, 00, SignatureDoesNotMatch",
        "x-amz-algorithm, AWS4-HMAC-SHA1, AccessDenied",
        "x-amz-security-token, other, InvalidClientTokenId",
        "action, kafka-cluster:DeleteTopic, AccessDenied",
    })
    void alteredPartIsRefused(String key, String value, String code) {
        Map<String, String> parameters = parameters(session);
        parameters.put(key, value);

        assertRefused(token(HOST, parameters), code);
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
                "x-amz-algorithm"
            })
    void incompleteTokenIsRefused(String key) {
        Map<String, String> parameters = parameters(session);
        assertThat(parameters.remove(key)).isNotNull();

        assertThatExceptionOfType(AwsDenied.class).isThrownBy(() -> auth.verifyToken(token(HOST, parameters), REGION));
    }

    @Test
    void tokenForAnotherHostIsRefused() {
        assertRefused(token("kafka.us-west-2.amazonaws.com", parameters(session)), "AccessDenied");
    }

    @Test
    void tokenForAnotherRegionIsRefused() {
        assertThatExceptionOfType(AwsDenied.class)
                .isThrownBy(() ->
                        auth.verifyToken(token("kafka.us-west-2.amazonaws.com", parameters(session)), "us-west-2"))
                .withMessageContaining("valid region");
    }

    @Test
    void oldTokenIsRefused() {
        String token = token(HOST, parameters(iam.user("222222222222", "ann")));
        clock.skew(Duration.ofMinutes(16));

        assertRefused(token, "SignatureDoesNotMatch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not a URL",
                "http://kafka.us-east-2.amazonaws.com/?Action=a",
                "https://kafka.us-east-2.amazonaws.com/",
                "https://kafka.us-east-2.amazonaws.com/more?Action=a",
                "mailto:ann@example.com"
            })
    void otherUrlIsRefused(String url) {
        assertRefused(encode(url), "IncompleteSignature");
    }

    @Test
    void textOutsideBase64IsRefused() {
        assertRefused("%%%", "IncompleteSignature");
    }

    private void assertRefused(String token, String code) {
        assertThatExceptionOfType(AwsDenied.class)
                .isThrownBy(() -> auth.verifyToken(token, REGION))
                .satisfies(denied -> assertThat(denied.code()).isEqualTo(code));
    }

    /** The parameters that aws-msk-iam-auth signs, which are the same for both mechanisms. */
    private static Map<String, String> parameters(AwsCredentials credentials) {
        try {
            byte[] json = new AWS4SignedPayloadGenerator()
                    .signedPayload(AuthenticationRequestParams.create(HOST, credentials, "a user/agent"));
            Map<String, String> payload =
                    new ObjectMapper().readValue(json, new TypeReference<TreeMap<String, String>>() {});
            payload.remove("host");
            payload.remove("version");
            return payload;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String token(String host, Map<String, String> parameters) {
        return encode("https://" + host + "/?" + QueryParameters.canonical(new TreeMap<>(parameters)));
    }

    private static String encode(String url) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(url.getBytes(UTF_8));
    }
}
