package io.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.RemoteCall.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * What {@link AwsError} reads in an answer of AWS. This is the text without secrets, the outcome and the skew of the
 * clock.
 */
class AwsErrorTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T18:00:00Z"), ZoneOffset.UTC);

    @Test
    void textLeavesOutLaterLines() {
        AwsError error = AwsError.of(answer(403, "SignatureDoesNotMatch", "No match\nx-amz-security-token:s3cr3t"));

        assertThat(error.message()).isEqualTo("No match");
        assertThat(error.text()).isEqualTo("SignatureDoesNotMatch: No match (HTTP 403, request id req-1)");
        assertThat(error.toString()).as("signed headers").doesNotContain("s3cr3t");
    }

    @Test
    void answerWithoutDetailsIsRead() {
        AwsServiceException bare = AwsServiceException.builder().statusCode(502).build();

        assertThat(AwsError.of(bare).text()).isEqualTo(":  (HTTP 502, no request id)");
        assertThat(AwsError.clockSkew(bare, CLOCK)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, Throttling, THROTTLED",
        "429, TooManyRequestsException, THROTTLED",
        "500, InternalFailure, UNAVAILABLE",
        "401, Unauthorized, DENIED",
        "403, AccessDenied, DENIED",
        "400, ValidationError, REJECTED",
    })
    void outcomeFollowsStatusAndCode(int status, String code, Outcome outcome) {
        assertThat(AwsError.outcomeOf(answer(status, code, "no"))).isEqualTo(outcome);
    }

    @Test
    void noAnswerIsUnavailable() {
        assertThat(AwsError.outcomeOf(SdkClientException.create("no route"))).isEqualTo(Outcome.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "ExpiredToken, The token is over, true, true",
        "InvalidClientTokenId, Unknown key, true, true",
        "AccessDenied, denied with an explicit deny in an identity-based policy, false, true",
        "AccessDenied, not authorized, false, false",
    })
    void refusedCredentialsDifferFromDenials(String code, String message, boolean badToken, boolean revoked) {
        AwsError error = AwsError.of(answer(403, code, message));

        assertThat(error.hasBadToken()).isEqualTo(badToken);
        assertThat(error.revoked()).isEqualTo(revoked);
    }

    @ParameterizedTest
    @CsvSource({
        "SignatureDoesNotMatch, no match, 'Sun, 22 Nov 2026 17:50:00 GMT', PT10M",
        "SignatureDoesNotMatch, no match, 'Sun, 22 Nov 2026 18:10:00 GMT', PT-10M",
        "SignatureDoesNotMatch, no match, 'Sun, 22 Nov 2026 17:57:00 GMT',",
        "SignatureDoesNotMatch, no match,,",
        "RequestTimeTooSkewed, too skewed,, PT0S",
        "SignatureDoesNotMatch, Signature expired: it is late,, PT0S",
        "InvalidSignatureException, Signature not yet current, yesterday, PT0S",
        "AccessDenied, no, 'Sun, 22 Nov 2026 17:00:00 GMT',",
    })
    void clockSkewIsMeasuredOrStated(String code, String message, @Nullable String date, @Nullable Duration expected) {
        assertThat(AwsError.clockSkew(answer(403, code, message, date), CLOCK))
                .isEqualTo(Optional.ofNullable(expected));
    }

    private static AwsServiceException answer(int status, String code, String message) {
        return answer(status, code, message, null);
    }

    private static AwsServiceException answer(int status, String code, String message, @Nullable String date) {
        SdkHttpResponse.Builder response = SdkHttpResponse.builder().statusCode(status);
        if (date != null) {
            response.putHeader("Date", date);
        }
        return AwsServiceException.builder()
                .statusCode(status)
                .requestId("req-1")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .sdkHttpResponse(response.build())
                        .build())
                .build();
    }
}
