package io.portolan.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link SigV4} gives the published example's signature. */
class SigV4Test {

    /** The example {@code get-vanilla} of AWS's published test suite. */
    @Test
    void signatureIsThatOfThePublishedExample() {
        String canonical = "GET\n/\n\nhost:example.amazonaws.com\nx-amz-date:20150830T123600Z\n\nhost;x-amz-date\n"
                + SigV4.sha256("");
        CredentialScope scope = new CredentialScope("AKIDEXAMPLE", "20150830", "us-east-1", "service");

        assertThat(SigV4.signature("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", scope, "20150830T123600Z", canonical))
                .isEqualTo("5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
    }

    @ParameterizedTest
    @CsvSource({"a b, a%20b", "a+b, a%2Bb", "a*b~c, a%2Ab~c", "a/b:c, a%2Fb%3Ac", "ü, %C3%BC"})
    void everythingButUnreservedCharactersIsEncoded(String text, String encoded) {
        assertThat(QueryParameters.encode(text)).isEqualTo(encoded);
        assertThat(QueryParameters.decode(encoded)).isEqualTo(text);
    }

    @Test
    void queryIsSortedByName() {
        assertThat(QueryParameters.canonical(QueryParameters.parse("b=2&a-b=x%20y&a=&c")))
                .isEqualTo("a=&a-b=x%20y&b=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b/c/d", "a/b/c/d/aws5_request", "a/b//d/aws4_request", "a/b/c/d/aws4_request/e"})
    void credentialOfAnotherShapeIsRefused(String credential) {
        assertThatExceptionOfType(AwsDenied.class)
                .isThrownBy(() -> CredentialScope.parse(credential))
                .satisfies(denied -> assertThat(denied.code()).isEqualTo("IncompleteSignature"));
    }

    @Test
    void datesAreInUtc() throws AwsDenied {
        assertThat(SigV4.time("20261122T010203Z")).isEqualTo(Instant.parse("2026-11-22T01:02:03Z"));
        assertThat(SigV4.date(Instant.parse("2026-11-22T01:02:03.9Z"))).isEqualTo("20261122T010203Z");
        assertThatExceptionOfType(AwsDenied.class).isThrownBy(() -> SigV4.time("2026-11-22T01:02:03Z"));
    }
}
