package io.portolan.testkit.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues and verifies JSON Web Tokens for STS as the OIDC provider of a Kubernetes cluster does. Here the same secret signs
 * and verifies them, so no key has to be published.
 */
final class WebIdentity {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Pattern CLAIMS =
            Pattern.compile("\\{\"aud\":\"sts\\.amazonaws\\.com\",\"sub\":\"([^\"]+)\",\"exp\":(\\d+)}");

    private final Clock clock;
    private final byte[] secret = new byte[32];

    WebIdentity(Clock clock) {
        this.clock = clock;
        new SecureRandom().nextBytes(secret);
    }

    String issue(String subject, Duration life) {
        long expiry = clock.instant().plus(life).getEpochSecond();
        String claims = "{\"aud\":\"sts.amazonaws.com\",\"sub\":\"" + subject + "\",\"exp\":" + expiry + "}";
        String signed = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encode(claims);
        return signed + "." + ENCODER.encodeToString(signature(signed));
    }

    /** Verifies a token and returns the caller that its subject names. */
    Caller verify(String token) throws AwsDenied {
        int dot = token.lastIndexOf('.');
        if (dot < 0 || !isGenuine(token.substring(0, dot), token.substring(dot + 1))) {
            throw new AwsDenied(AwsError.FORGED_TOKEN, "The ID Token provided is not a valid JWT.");
        }
        String claims = token.substring(token.indexOf('.') + 1, dot);
        Matcher matcher = CLAIMS.matcher(new String(Base64.getUrlDecoder().decode(claims), UTF_8));
        if (!matcher.matches()) {
            throw new AwsDenied(AwsError.FORGED_TOKEN, "Incorrect token audience");
        }
        long now = clock.instant().getEpochSecond();
        if (now >= Long.parseLong(matcher.group(2))) {
            throw new AwsDenied(
                    AwsError.STALE_TOKEN,
                    "Token expired: current date/time " + now + " must be before the expiration date/time "
                            + matcher.group(2));
        }
        return new Caller(matcher.group(1), "", null, Instant.MAX, matcher.group(1));
    }

    private boolean isGenuine(String signed, String signature) {
        return MessageDigest.isEqual(
                ENCODER.encodeToString(signature(signed)).getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    private byte[] signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no HmacSHA256", e);
        }
    }

    private static String encode(String json) {
        return ENCODER.encodeToString(json.getBytes(UTF_8));
    }
}
