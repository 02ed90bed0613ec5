package io.portolan.testkit.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Calculates signatures of AWS Signature Version 4. */
final class SigV4 {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private SigV4() {}

    static String signature(String secret, CredentialScope scope, String date, String canonicalRequest) {
        String toSign = String.join("\n", ALGORITHM, date, scope.text(), sha256(canonicalRequest));
        byte[] result = ("AWS4" + secret).getBytes(UTF_8);
        for (String step : List.of(scope.date(), scope.region(), scope.service(), CredentialScope.END, toSign)) {
            result = hmac(result, step);
        }
        return HexFormat.of().formatHex(result);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no SHA-256", e);
        }
    }

    static Instant time(String date) throws AwsDenied {
        try {
            return DATE.parse(date, Instant::from);
        } catch (DateTimeParseException e) {
            throw new AwsDenied(
                    AwsError.INCOMPLETE_SIGNATURE, "Date must be in ISO-8601 'basic format'. Got '" + date + "'");
        }
    }

    static String date(Instant time) {
        return DATE.format(time);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no HmacSHA256", e);
        }
    }
}
