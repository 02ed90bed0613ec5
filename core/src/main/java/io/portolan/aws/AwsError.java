package io.portolan.aws;

import io.portolan.diagnosis.PeerText;
import io.portolan.diagnosis.RemoteCall.Outcome;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * An error that AWS answered in words without secrets. The SDK's exception itself must not be shown as a cause or in a log. Its
 * text might repeat a session token.
 *
 * @param code AWS's error code
 * @param message its first line. The further lines of a signature error repeat signed headers and with them the session token
 * @param text both with HTTP status and request id
 */
public record AwsError(String code, String message, String text) {

    private static final Duration TOLERANCE = Duration.ofMinutes(4);
    private static final Set<String> POSSIBLE_SKEW_CODES =
            Set.of("SignatureDoesNotMatch", "InvalidSignatureException", "AuthFailure");
    private static final Set<String> BAD_TOKEN_CODES =
            Set.of("ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId", "UnrecognizedClientException");
    private static final Set<String> SKEW_CODES =
            Set.of("RequestExpired", "RequestTimeTooSkewed", "RequestInTheFuture");

    /** What this exception contains of AWS's answer. */
    public static AwsError of(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = PeerText.shorten(
                details == null ? "" : Optional.ofNullable(details.errorCode()).orElse(""));
        String fullMessage = details == null
                ? ""
                : Optional.ofNullable(details.errorMessage()).orElse("");
        String message = PeerText.shorten(fullMessage.lines().findFirst().orElse(""));
        String request = e.requestId() == null ? "no request id" : "request id " + PeerText.shorten(e.requestId());
        return new AwsError(code, message, code + ": " + message + " (HTTP " + e.statusCode() + ", " + request + ")");
    }

    /** How a call ended that failed like this. */
    static Outcome outcomeOf(SdkException e) {
        if (!(e instanceof AwsServiceException answer)) {
            return Outcome.UNAVAILABLE;
        }
        if (answer.isThrottlingException()) {
            return Outcome.THROTTLED;
        }
        if (answer.statusCode() >= 500) {
            return Outcome.UNAVAILABLE;
        }
        return answer.statusCode() == 401 || answer.statusCode() == 403 ? Outcome.DENIED : Outcome.REJECTED;
    }

    /** Whether the same call may succeed a little later. The service has a fault or throttles. */
    public static boolean isTemporary(AwsServiceException e) {
        return e.statusCode() >= 500 || e.isThrottlingException();
    }

    /** Whether AWS does not accept the credentials that signed the call. It may have done so before. */
    public boolean hasBadToken() {
        return BAD_TOKEN_CODES.contains(code);
    }

    /** Whether AWS may accept other credentials of the same role. Revoked sessions are those issued before a certain time. */
    public boolean revoked() {
        return hasBadToken() || mentions("explicit deny in an identity-based policy");
    }

    /** Whether the endpoint serves another region than the one that the call was signed for. */
    public boolean isOfOtherRegion() {
        return mentions("scoped to a valid region");
    }

    /** Whether the message contains this. */
    public boolean mentions(String part) {
        return message.contains(part);
    }

    /**
     * How far this host's clock is ahead of AWS's if the error is due to that. It is negative if the clock is behind. It is zero
     * if the answer does not show it.
     */
    public static Optional<Duration> clockSkew(AwsServiceException e, Clock clock) {
        AwsError answer = of(e);
        Duration skew = answerDate(e)
                .map(date -> Duration.between(date, clock.instant()))
                .orElse(Duration.ZERO);
        if (answer.isOfOtherRegion()) {
            return Optional.empty();
        }
        boolean stated = SKEW_CODES.contains(answer.code)
                || answer.mentions("Signature expired")
                || answer.mentions("Signature not yet current");
        boolean measured =
                POSSIBLE_SKEW_CODES.contains(answer.code) && skew.abs().compareTo(TOLERANCE) > 0;
        return stated || measured ? Optional.of(skew) : Optional.empty();
    }

    private static Optional<Instant> answerDate(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(response -> response.firstMatchingHeader(List.of(ServerDateInterceptor.DATE, "Date")))
                .flatMap(AwsError::parseDate);
    }

    static Optional<Instant> parseDate(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
