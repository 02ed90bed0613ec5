package io.portolan.testkit.aws;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A signature and what it claims to sign, whatever form it came in.
 *
 * @param date as signed, {@code yyyyMMdd'T'HHmmss'Z'}
 * @param validity how long after the date the signature is accepted
 */
record SignedRequest(
        CredentialScope scope,
        String date,
        Duration validity,
        @Nullable String token,
        String canonicalRequest,
        String signature) {

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "Signed[" + scope + " at " + date + "]";
    }
}
