package io.portolan.testkit.aws;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Makes access keys that look like AWS's own. */
final class AwsKeyGenerator {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private final SecureRandom random = new SecureRandom();

    AwsKey userKey(Caller user) {
        return new AwsKey("AKIA" + text(16, BASE32), text(40, BASE64), null, user);
    }

    AwsKey sessionKey(Caller session) {
        // AWS's tokens have '+', '/' and '=' too, which a client must encode.
        return new AwsKey("ASIA" + text(16, BASE32), text(40, BASE64), "IQoJ/+" + text(300, BASE64) + "==", session);
    }

    private String text(int length, String alphabet) {
        return random.ints(length, 0, alphabet.length())
                .mapToObj(index -> String.valueOf(alphabet.charAt(index)))
                .collect(Collectors.joining());
    }
}
