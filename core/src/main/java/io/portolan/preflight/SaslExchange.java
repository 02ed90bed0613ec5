package io.portolan.preflight;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PeerText;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.security.sasl.SaslClient;

/**
 * Authenticates a connection as Kafka's clients do. It sends one SaslHandshake and one SaslAuthenticate for each round
 * (KIP-152).
 */
final class SaslExchange {

    private static final short HANDSHAKE = 17;
    private static final short AUTHENTICATE = 36;
    private static final short VERSION = 1;
    private static final byte[] NOTHING = {};

    /** More than any mechanism needs. A broker must not keep a preflight busy. */
    private static final int MOST_ROUNDS = 10;

    private static final int MOST_MECHANISMS = 100;

    private static final List<String> CLOCK_ERRORS = List.of("signature expired", "not yet current", "skew");

    private final BrokerConnection connection;
    private final String mechanism;

    SaslExchange(BrokerConnection connection, String mechanism) {
        this.connection = connection;
        this.mechanism = mechanism;
    }

    /** How it ended. What the broker says is passed on. */
    BrokerCheckResult authenticate(SaslClient client) throws IOException {
        DataInputStream offer =
                connection.request(HANDSHAKE, VERSION, out -> BrokerConnection.writeText(out, mechanism));
        if (offer.readShort() != 0) {
            return result(Code.IAM_FAILED, "offers " + mechanisms(offer) + ", not " + mechanism);
        }
        byte[] token = client.evaluateChallenge(NOTHING);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            DataInputStream answer = send(token == null ? NOTHING : token);
            short error = answer.readShort();
            String message = BrokerConnection.readText(answer);
            if (error != 0) {
                return result(
                        refusal(message), message.isEmpty() ? "Kafka's error " + error : PeerText.shorten(message));
            }
            byte[] challenge = answer.readNBytes(Math.max(0, answer.readInt()));
            long lifetime = answer.readLong();
            token = client.isComplete() ? NOTHING : client.evaluateChallenge(challenge);
            if (client.isComplete()) {
                return result(Code.OK, "authenticated" + life(lifetime));
            }
        }
        return result(Code.IAM_FAILED, "not complete after " + MOST_ROUNDS + " rounds");
    }

    private DataInputStream send(byte[] token) throws IOException {
        return connection.request(AUTHENTICATE, VERSION, out -> {
            out.writeInt(token.length);
            out.write(token);
        });
    }

    private static String life(long millis) {
        return millis <= 0 ? "" : " for " + Duration.ofMillis(millis).toSeconds() + " s";
    }

    private static Code refusal(String message) {
        if (message.contains("Too many connects")) {
            return Code.BROKER_THROTTLED;
        }
        String lower = message.toLowerCase(Locale.ROOT);
        return CLOCK_ERRORS.stream().anyMatch(lower::contains) ? Code.CLOCK_SKEW : Code.ACCESS_DENIED;
    }

    private static String mechanisms(DataInputStream offer) throws IOException {
        int count = Math.min(offer.readInt(), MOST_MECHANISMS);
        List<String> names = new ArrayList<>();
        while (names.size() < count) {
            names.add(BrokerConnection.readText(offer));
        }
        return names.isEmpty() ? "nothing" : PeerText.shorten(String.join(", ", names));
    }

    private BrokerCheckResult result(Code code, String seen) {
        return connection.target().result(code, seen);
    }
}
