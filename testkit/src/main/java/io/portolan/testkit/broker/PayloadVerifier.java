package io.portolan.testkit.broker;

import java.util.Map;

/** Checks the SigV4 signature of a SASL payload. Called on the brokers' network threads, by several at once. */
@FunctionalInterface
public interface PayloadVerifier {
    /**
     * Says who signed a payload.
     *
     * @param payload the fields of the client's message, names in lower case as sent ({@code version}, {@code host},
     *     {@code user-agent}, {@code action}, {@code x-amz-…})
     * @param host the name that must be signed: one of the names that lead to the broker which was asked
     * @throws CallerDenied if the payload is malformed, expired, or not signed with keys that are known
     */
    BrokerCaller verify(Map<String, String> payload, String host) throws CallerDenied;
}
