package io.portolan.testkit.broker;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Set;
import kafka.network.SocketServer;
import org.apache.kafka.common.network.Selector;

/** The open sockets of a running broker to its clients. Only the selectors of the broker's threads know them. */
final class ClientConnections {

    private ClientConnections() {}

    static List<SocketChannel> of(SocketServer server) {
        List<SocketChannel> found = new ArrayList<>();
        server.dataPlaneAcceptors().forEach((endpoint, acceptor) -> {
            if (endpoint.listener().startsWith(NodeConfig.IAM)) {
                acceptor.processors().foreach(processor -> found.addAll(channels(processor.selector())));
            }
        });
        return found;
    }

    private static List<SocketChannel> channels(Selector selector) {
        return keys(selector).stream().map(key -> (SocketChannel) key.channel()).toList();
    }

    /** The broker's threads may change the set meanwhile, so the copy is tried again. */
    private static Set<SelectionKey> keys(Selector selector) {
        while (true) {
            try {
                return selector.keys();
            } catch (ConcurrentModificationException e) {
                Thread.onSpinWait();
            }
        }
    }

    /** The broker reads the end of the stream and closes the socket. Without lingering, the client gets a reset. */
    static void reset(SocketChannel connection) {
        try {
            connection.setOption(StandardSocketOptions.SO_LINGER, 0);
            connection.shutdownInput();
        } catch (IOException e) {
            // The connection is already closed.
        }
    }
}
