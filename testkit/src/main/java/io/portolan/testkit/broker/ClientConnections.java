package io.portolan.testkit.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Set;
import kafka.network.Processor;
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

    /**
     * Closes what a stopped broker has accepted and no thread has taken. Kafka stops these threads at once with the one that
     * accepts, and leaves the rest to the end of its process. Its clients would wait for their TLS handshake until they find the
     * connection idle, which is 9 minutes.
     */
    static void closeUnread(SocketServer stopped) {
        stopped.dataPlaneAcceptors()
                .forEach((endpoint, acceptor) -> acceptor.processors().foreach(processor -> {
                    accepted(processor).forEach(ClientConnections::close);
                    return null;
                }));
    }

    /** Kafka shows nobody this queue. */
    @SuppressWarnings("unchecked")
    private static Collection<SocketChannel> accepted(Processor processor) {
        try {
            Method queue = Processor.class.getDeclaredMethod("newConnections");
            queue.setAccessible(true);
            return (Collection<SocketChannel>) queue.invoke(processor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This version of Kafka keeps accepted connections elsewhere", e);
        }
    }

    private static void close(SocketChannel connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
