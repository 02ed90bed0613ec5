package io.portolan.credentials;

import io.portolan.aws.UnreadableAnswerException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Checks that an answer of STS has a session that can be used. The SDK reads a web page without complaint as an empty answer. */
final class IssuedSession {

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private IssuedSession() {}

    /**
     * The answer itself.
     *
     * @throws UnreadableAnswerException if a part is missing or cannot stand in the header of a request
     */
    static AssumeRoleResponse requireComplete(AssumeRoleResponse answer) {
        Credentials credentials = answer.credentials();
        if (credentials == null || answer.assumedRoleUser() == null) {
            throw new UnreadableAnswerException("AssumeRole without a session");
        }
        require("AssumedRoleUser", answer.assumedRoleUser().arn());
        require("AccessKeyId", credentials.accessKeyId());
        require("SecretAccessKey", credentials.secretAccessKey());
        require("SessionToken", credentials.sessionToken());
        Instant end = credentials.expiration();
        if (end == null || end.isBefore(Instant.EPOCH) || end.isAfter(LATEST)) {
            throw new UnreadableAnswerException("AssumeRole without a time of its end");
        }
        return answer;
    }

    /** Names its field only, because the value may be secret. */
    private static void require(String field, @Nullable String text) {
        if (text == null || text.isEmpty() || !isPrintable(text)) {
            throw new UnreadableAnswerException("AssumeRole without a usable " + field);
        }
    }

    /** Whether the text is of ASCII without blanks. */
    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
