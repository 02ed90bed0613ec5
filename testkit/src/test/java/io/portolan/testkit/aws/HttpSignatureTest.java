package io.portolan.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** {@link HttpSignature} of requests that the SDK's signer signed. Some are tampered with. */
class HttpSignatureTest {

    private static final String ROLE = "arn:aws:iam::222222222222:role/orders";
    private static final String BODY = "Action=GetCallerIdentity&Version=2011-06-15";

    private final AdjustableClock clock = AdjustableClock.system();
    private final Iam iam = new Iam(clock);
    private final SignatureVerifier signatures = new SignatureVerifier(iam);
    private final AwsSessionCredentials session;

    HttpSignatureTest() {
        iam.role(RoleSpec.of(ROLE));
        session = iam.session(ROLE, "checkout", Duration.ofHours(1));
    }

    @Test
    void signedRequestProvesItsCaller() throws AwsDenied {
        assertThat(verify(signed("sts", "us-east-2")).arn())
                .isEqualTo("arn:aws:sts::222222222222:assumed-role/orders/checkout");
    }

    static Stream<Arguments> tamperings() {
        return Stream.of(
                tampering(
                        "method",
                        "SignatureDoesNotMatch",
                        request -> new HttpRequest(
                                "PUT", request.path(), request.query(), request.headers(), request.body())),
                tampering(
                        "path",
                        "SignatureDoesNotMatch",
                        request ->
                                new HttpRequest("POST", "/a%2Fc", request.query(), request.headers(), request.body())),
                tampering(
                        "query",
                        "SignatureDoesNotMatch",
                        request ->
                                new HttpRequest("POST", request.path(), "q=other", request.headers(), request.body())),
                tampering(
                        "body",
                        "SignatureDoesNotMatch",
                        request -> new HttpRequest(
                                "POST", request.path(), request.query(), request.headers(), request.body() + "&a=b")),
                header("host", "elsewhere:1", "SignatureDoesNotMatch"),
                header("x-amz-date", "20200101T000000Z", "SignatureDoesNotMatch"),
                header("x-amz-security-token", "other", "InvalidClientTokenId"),
                header("x-amz-unsigned", "added later", "SignatureDoesNotMatch"),
                header("authorization", "Basic YTpi", "IncompleteSignature"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tamperings")
    void tamperedRequestIsRefused(String what, String code, UnaryOperator<HttpRequest> tampering) {
        HttpRequest request = tampering.apply(signed("sts", "us-east-2"));

        assertThatExceptionOfType(AwsDenied.class)
                .isThrownBy(() -> verify(request))
                .satisfies(denied -> assertThat(denied.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({"kafka, us-east-2, correct service", "sts, us-west-2, valid region"})
    void signatureForAnotherScopeIsRefused(String service, String region, String text) {
        assertThatExceptionOfType(AwsDenied.class)
                .isThrownBy(() -> verify(signed(service, region)))
                .withMessageContaining(text);
    }

    @ParameterizedTest
    @CsvSource({"PT4M, true", "PT-4M, true", "PT6M, false", "PT-6M, false"})
    void signatureIsValidForFiveMinutes(Duration skew, boolean good) throws AwsDenied {
        HttpRequest request = signed("sts", "us-east-2");
        clock.skew(skew);

        if (good) {
            assertThat(verify(request).sessionName()).isEqualTo("checkout");
        } else {
            assertThatExceptionOfType(AwsDenied.class)
                    .isThrownBy(() -> verify(request))
                    .withMessageMatching("Signature (expired|not yet current): .*");
        }
    }

    private Caller verify(HttpRequest request) throws AwsDenied {
        return signatures.verify(HttpSignature.of(request), "sts", "us-east-2");
    }

    private static Arguments tampering(String what, String code, UnaryOperator<HttpRequest> change) {
        return Arguments.of(what, code, change);
    }

    private static Arguments header(String name, String value, String code) {
        return tampering(name, code, request -> {
            Map<String, String> headers = new TreeMap<>(request.headers());
            headers.put(name, value);
            return new HttpRequest(request.method(), request.path(), request.query(), headers, request.body());
        });
    }

    private HttpRequest signed(String service, String region) {
        SdkHttpRequest plain = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("http://127.0.0.1:8080/a%2Fb?q=x%20y"))
                .build();
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(with -> with.identity(session)
                        .request(plain)
                        .payload(() -> new ByteArrayInputStream(BODY.getBytes(StandardCharsets.UTF_8)))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.systemUTC()))
                .request();
        Map<String, String> headers = new TreeMap<>();
        signed.forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return new HttpRequest("POST", "/a%2Fb", "q=x%20y", headers, BODY);
    }
}
