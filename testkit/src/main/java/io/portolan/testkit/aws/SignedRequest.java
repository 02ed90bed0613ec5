package io.portolan.testkit.aws;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A signature and what it claims to sign. Its origin is an HTTP request or a SASL payload.
 *
 * @param date the signed date as {@code yyyyMMdd'T'HHmmss'Z'}
 * @param validity the time after the date during which the signature is valid
 */
record SignedRequest(
        CredentialScope scope,
        String date,
        Duration validity,
        @Nullable String token,
        String canonicalRequest,
        String signature) {

    /** Does not show the token. */
    @Override
    public String toString() {
        return "Signed[" + scope + " at " + date + "]";
    }
}
