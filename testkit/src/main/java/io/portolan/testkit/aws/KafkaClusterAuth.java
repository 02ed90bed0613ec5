package io.portolan.testkit.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Verifies what a client sends to authenticate, as a broker does. It is a pre-signed {@code GET /} for the service
 * {@code kafka-cluster}. With {@code AWS_MSK_IAM} it is a JSON object and with {@code OAUTHBEARER} the URL itself. Thread-safe.
 */
public final class KafkaClusterAuth {

    private static final String SERVICE = "kafka-cluster";
    private static final Duration MAX_VALIDITY = Duration.ofMinutes(15);
    private static final String VERSION = "2020_10_22";
    private static final Map<String, String> EXPECTED =
            Map.of("action", "kafka-cluster:Connect", "x-amz-algorithm", SigV4.ALGORITHM);
    /** The client signs these names. The payload has them in lower case. */
    private static final Map<String, String> SIGNED_NAMES = Map.of(
            "action", "Action",
            "x-amz-algorithm", "X-Amz-Algorithm",
            "x-amz-credential", "X-Amz-Credential",
            "x-amz-date", "X-Amz-Date",
            "x-amz-expires", "X-Amz-Expires",
            "x-amz-security-token", "X-Amz-Security-Token",
            "x-amz-signedheaders", "X-Amz-SignedHeaders");

    private final SignatureVerifier verifier;

    /** Makes a verifier that uses the keys and the clock of an estate. */
    public KafkaClusterAuth(Iam iam) {
        verifier = new SignatureVerifier(iam);
    }

    /**
     * Finds out who sent a payload.
     *
     * @param payload the JSON object of the client's first SASL message with keys in lower case
     * @param expectedHost the name of the broker that the payload must be signed for
     * @param region the cluster's region
     * @throws AwsDenied if the payload does not prove an identity. The message says why and has no secret.
     */
    public Caller verify(Map<String, String> payload, String expectedHost, String region) throws AwsDenied {
        expect("version", VERSION, require(payload, "version"));
        return verifyParameters(payload, expectedHost, region);
    }

    /**
     * Finds out who sent a token of {@code OAUTHBEARER}. The session of the connection ends with the token or with the
     * caller's credentials, if they end first. So the expiry of the result is the first of both.
     *
     * @param token the URL {@code https://kafka.<region>.amazonaws.com/?…} in base64url
     * @param region the cluster's region
     * @throws AwsDenied if the token does not prove an identity. The message says why and has no secret.
     */
    public Caller verifyToken(String token, String region) throws AwsDenied {
        Map<String, String> parameters = TokenUrl.parse(token);
        Caller caller = verifyParameters(parameters, "kafka." + region + ".amazonaws.com", region);
        Instant end =
                SigV4.time(require(parameters, "x-amz-date")).plus(validity(require(parameters, "x-amz-expires")));
        return end.isBefore(caller.expiry()) ? caller.withExpiry(end) : caller;
    }

    private Caller verifyParameters(Map<String, String> payload, String expectedHost, String region) throws AwsDenied {
        for (Map.Entry<String, String> expected : EXPECTED.entrySet()) {
            expect(expected.getKey(), expected.getValue(), require(payload, expected.getKey()));
        }
        expect("host", expectedHost, require(payload, "host"));
        return verifier.verify(signedRequest(payload), SERVICE, region);
    }

    private static SignedRequest signedRequest(Map<String, String> payload) throws AwsDenied {
        return new SignedRequest(
                CredentialScope.parse(require(payload, "x-amz-credential")),
                require(payload, "x-amz-date"),
                validity(require(payload, "x-amz-expires")),
                payload.get("x-amz-security-token"),
                canonicalRequest(payload, require(payload, "x-amz-signedheaders")),
                require(payload, "x-amz-signature"));
    }

    private static String canonicalRequest(Map<String, String> payload, String signedHeaders) throws AwsDenied {
        String[] names = signedHeaders.split(";", -1);
        if (!Arrays.asList(names).contains("host")) {
            throw new AwsDenied(AwsError.BAD_SIGNATURE, "'host' must be a 'SignedHeader' of the payload.");
        }
        SortedMap<String, String> parameters = new TreeMap<>();
        SIGNED_NAMES.forEach((key, name) -> {
            if (payload.containsKey(key)) {
                parameters.put(name, payload.get(key));
            }
        });
        String headers = Arrays.stream(names)
                .map(name -> name + ":" + payload.getOrDefault(name, "") + "\n")
                .collect(Collectors.joining());
        return String.join(
                "\n", "GET", "/", QueryParameters.canonical(parameters), headers, signedHeaders, SigV4.sha256(""));
    }

    private static Duration validity(String seconds) throws AwsDenied {
        if (!seconds.matches("\\d{1,3}") || Long.parseLong(seconds) > MAX_VALIDITY.toSeconds()) {
            throw new AwsDenied(AwsError.INVALID, "X-Amz-Expires must be 0 to 900 seconds, got '" + seconds + "'");
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    private static void expect(String key, String expected, String got) throws AwsDenied {
        if (!expected.equalsIgnoreCase(got)) {
            throw new AwsDenied(
                    AwsError.DENIED, "The payload's '" + key + "' is '" + got + "', expected '" + expected + "'");
        }
    }

    private static String require(Map<String, String> payload, String key) throws AwsDenied {
        String value = payload.get(key);
        if (value == null) {
            throw new AwsDenied(AwsError.INCOMPLETE_SIGNATURE, "The payload lacks '" + key + "'");
        }
        return value;
    }
}
