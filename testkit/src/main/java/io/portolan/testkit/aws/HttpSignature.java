package io.portolan.testkit.aws;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the signature from the {@code Authorization} header of an HTTP request. */
final class HttpSignature {

    private static final Duration VALIDITY = Duration.ofMinutes(5);
    private static final Pattern AUTHORIZATION = Pattern.compile(
            SigV4.ALGORITHM + " Credential=([^,\\s]+),\\s*SignedHeaders=([^,\\s]+),\\s*Signature=(\\w+)");

    private HttpSignature() {}

    static SignedRequest of(HttpRequest request) throws AwsDenied {
        Matcher authorization = AUTHORIZATION.matcher(require(request, "authorization"));
        if (!authorization.matches()) {
            throw new AwsDenied(
                    AwsError.INCOMPLETE_SIGNATURE,
                    "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters.");
        }
        return new SignedRequest(
                CredentialScope.parse(authorization.group(1)),
                require(request, "x-amz-date"),
                VALIDITY,
                request.headers().get("x-amz-security-token"),
                canonicalRequest(request, signedHeaders(request, authorization.group(2))),
                authorization.group(3));
    }

    private static List<String> signedHeaders(HttpRequest request, String names) throws AwsDenied {
        List<String> signed = Arrays.asList(names.split(";", -1));
        for (String name : request.headers().keySet()) {
            if ((name.equals("host") || name.startsWith("x-amz-")) && !signed.contains(name)) {
                throw new AwsDenied(
                        AwsError.BAD_SIGNATURE, "'" + name + "' must be a 'SignedHeader' in the AWS Authorization.");
            }
        }
        return signed;
    }

    private static String canonicalRequest(HttpRequest request, List<String> signedHeaders) {
        String headers = signedHeaders.stream()
                .map(name -> name + ":" + request.headers().getOrDefault(name, "") + "\n")
                .collect(Collectors.joining());
        return String.join(
                "\n",
                request.method(),
                encodeAgain(request.path()),
                QueryParameters.canonical(QueryParameters.parse(request.query())),
                headers,
                String.join(";", signedHeaders),
                SigV4.sha256(request.body()));
    }

    /** SigV4 signs the path as it was sent and encodes it once more. */
    private static String encodeAgain(String path) {
        return Arrays.stream(path.split("/", -1)).map(QueryParameters::encode).collect(Collectors.joining("/"));
    }

    private static String require(HttpRequest request, String header) throws AwsDenied {
        String value = request.headers().get(header);
        if (value == null) {
            throw new AwsDenied(AwsError.UNSIGNED, "Request is missing Authentication Token");
        }
        return value;
    }
}
