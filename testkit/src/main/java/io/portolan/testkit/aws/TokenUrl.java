package io.portolan.testkit.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads the token of a client that uses {@code OAUTHBEARER}. It is a pre-signed URL in base64url. */
final class TokenUrl {

    private TokenUrl() {}

    /** The parameters of the URL with names in lower case. The host is one of them, as in the payload of {@code AWS_MSK_IAM}. */
    static Map<String, String> parse(String token) throws AwsDenied {
        URI url;
        try {
            url = URI.create(new String(Base64.getUrlDecoder().decode(token), UTF_8));
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        boolean root = "".equals(url.getPath()) || "/".equals(url.getPath());
        if (!"https".equals(url.getScheme()) || url.getRawQuery() == null || !root) {
            throw malformed();
        }
        Map<String, String> parameters = new TreeMap<>();
        QueryParameters.parse(url.getRawQuery())
                .forEach((name, value) -> parameters.put(name.toLowerCase(Locale.ROOT), value));
        parameters.put("host", String.valueOf(url.getHost()));
        return parameters;
    }

    /** Does not quote the token, because a session token may be in it. */
    private static AwsDenied malformed() {
        return new AwsDenied(AwsError.INCOMPLETE_SIGNATURE, "The token is no https URL in base64url");
    }
}
