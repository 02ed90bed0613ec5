package io.portolan.testkit.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Decides whether a signature is valid and whose it is. */
final class SignatureVerifier {

    private static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    private final Iam iam;

    SignatureVerifier(Iam iam) {
        this.iam = iam;
    }

    Caller verify(SignedRequest signed, String service, String region) throws AwsDenied {
        AwsKey key = iam.key(signed.scope().keyId())
                .filter(known -> Objects.equals(known.token(), signed.token()))
                .orElseThrow(() ->
                        new AwsDenied(AwsError.UNKNOWN_KEY, "The security token included in the request is invalid."));
        checkScope(signed, service, region);
        checkTime(signed);
        checkSignature(signed, key);
        if (!iam.clock().instant().isBefore(key.caller().expiry())) {
            throw new AwsDenied(AwsError.EXPIRED_TOKEN, "The security token included in the request is expired");
        }
        return key.caller();
    }

    private static void checkScope(SignedRequest signed, String service, String region) throws AwsDenied {
        if (!signed.scope().region().equals(region)) {
            throw bad("Credential should be scoped to a valid region, not '"
                    + signed.scope().region() + "'. ");
        }
        if (!signed.scope().service().equals(service)) {
            throw bad("Credential should be scoped to correct service: '" + service + "'. ");
        }
        if (!signed.date().startsWith(signed.scope().date())) {
            throw bad("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                    + signed.scope().date() + "' != '" + signed.date() + "'.");
        }
    }

    private void checkTime(SignedRequest signed) throws AwsDenied {
        Instant now = iam.clock().instant();
        Instant at = SigV4.time(signed.date());
        if (at.isBefore(now.minus(signed.validity()))) {
            throw bad("Signature expired: " + signed.date() + " is now earlier than "
                    + limit(now.minus(signed.validity()), now, " - ", signed.validity()));
        }
        if (at.isAfter(now.plus(MAX_AHEAD))) {
            throw bad("Signature not yet current: " + signed.date() + " is still later than "
                    + limit(now.plus(MAX_AHEAD), now, " + ", MAX_AHEAD));
        }
    }

    private static void checkSignature(SignedRequest signed, AwsKey key) throws AwsDenied {
        String expected = SigV4.signature(key.secret(), signed.scope(), signed.date(), signed.canonicalRequest());
        if (!MessageDigest.isEqual(expected.getBytes(UTF_8), signed.signature().getBytes(UTF_8))) {
            throw bad("The request signature we calculated does not match the signature you provided. Check your AWS"
                    + " Secret Access Key and signing method. Consult the service documentation for details.");
        }
    }

    private static String limit(Instant limit, Instant now, String sign, Duration tolerance) {
        return SigV4.date(limit) + " (" + SigV4.date(now) + sign + tolerance.toMinutes() + " min.)";
    }

    private static AwsDenied bad(String message) {
        return new AwsDenied(AwsError.BAD_SIGNATURE, message);
    }
}
