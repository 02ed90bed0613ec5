package io.portolan.testkit.broker;

import java.util.Map;

/** Verifies the SigV4 signature of what clients send to authenticate. Several network threads of the brokers call it at once. */
@FunctionalInterface
public interface PayloadVerifier {
    /**
     * Finds out who signed a payload.
     *
     * @param payload the fields of the client's message with their names in lower case. They are {@code version},
     *     {@code host}, {@code user-agent}, {@code action} and {@code x-amz-…}.
     * @param host the name that must be signed. It is one of the names that lead to the broker.
     * @throws CallerDenied if the payload is malformed or expired, or if no known key has signed it
     */
    BrokerCaller verify(Map<String, String> payload, String host) throws CallerDenied;

    /**
     * Finds out who signed a token of {@code OAUTHBEARER}. Without an implementation every token is denied.
     *
     * @param token the client's token as it was sent
     * @throws CallerDenied if the token is malformed or expired, or if no known key has signed it
     */
    default BrokerCaller verifyToken(String token) throws CallerDenied {
        throw new CallerDenied("This cluster verifies no tokens of OAUTHBEARER");
    }
}
