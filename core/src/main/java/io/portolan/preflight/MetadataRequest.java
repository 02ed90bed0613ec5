package io.portolan.preflight;

import io.portolan.catalog.BrokerAddress;
import io.portolan.diagnosis.PeerText;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Asks a broker which brokers there are. Kafka's clients do that first and from then on connect to those. */
final class MetadataRequest {

    private static final short METADATA = 3;
    /** The version of the request in Kafka 0.11. Old and new brokers speak it. */
    private static final short VERSION = 4;

    static final int MOST_BROKERS = 500;

    private MetadataRequest() {}

    /** The advertised brokers. There is at least one. */
    static Set<BrokerAddress> send(BrokerConnection connection) throws IOException {
        DataInputStream answer = connection.request(METADATA, VERSION, out -> {
            out.writeInt(0); // of no topic
            out.writeBoolean(false);
        });
        answer.readInt(); // throttle time
        int count = answer.readInt();
        if (count > MOST_BROKERS) {
            throw new IOException("it names " + count + " brokers, more than the " + MOST_BROKERS + " of any cluster");
        }
        Set<BrokerAddress> brokers = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            answer.readInt(); // id
            brokers.add(broker(BrokerConnection.readText(answer), answer.readInt()));
            BrokerConnection.readText(answer); // rack
        }
        if (brokers.isEmpty()) {
            throw new IOException("it names no broker");
        }
        return brokers;
    }

    private static BrokerAddress broker(String host, int port) throws IOException {
        try {
            return new BrokerAddress(host, port);
        } catch (IllegalArgumentException e) {
            throw new IOException("it advertises a wrong name, \"" + PeerText.shorten(host) + "\", port " + port, e);
        }
    }
}
