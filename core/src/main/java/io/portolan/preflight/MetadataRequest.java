package io.portolan.preflight;

import io.portolan.catalog.BrokerAddress;
import io.portolan.diagnosis.PeerText;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Asks a broker which brokers there are and which cluster they are. Kafka's clients do that first and from then on connect to those. */
final class MetadataRequest {

    private static final short METADATA = 3;
    /** The version of the request in Kafka 0.11. Old and new brokers speak it. */
    private static final short VERSION = 4;

    static final int MOST_BROKERS = 500;
    /** Most ids have 22 characters of Base64, but operators of plain Kafka may choose any. Old brokers name none. */
    private static final String CLUSTER_ID = "[!-~]{0,128}";

    private MetadataRequest() {}

    /** What the broker says of its cluster. */
    static ClusterMetadata send(BrokerConnection connection) throws IOException {
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
        return new ClusterMetadata(brokers, clusterId(BrokerConnection.readText(answer)));
    }

    private static String clusterId(String id) throws IOException {
        if (!id.matches(CLUSTER_ID)) {
            throw new IOException("it names a cluster id that cannot be one");
        }
        return id;
    }

    private static BrokerAddress broker(String host, int port) throws IOException {
        try {
            return new BrokerAddress(host, port);
        } catch (IllegalArgumentException e) {
            throw new IOException("it advertises a wrong name, \"" + PeerText.shorten(host) + "\", port " + port, e);
        }
    }
}
