package io.portolan.preflight;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of one run, which are closed with it. The deadline may leave a check behind that still waits at one of them. It
 * ends then too. One that still connects ends at its own timeout. Each socket is that of a channel, as Kafka's are, because other sockets follow the JVM's SOCKS proxy.
 * Thread-safe.
 */
final class OpenSockets implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenSockets.class);

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** The socket of a connection that is open. It is closed at once if the run has ended. */
    Socket add(SocketChannel connected) {
        Socket socket = connected.socket();
        open.add(socket);
        if (closed) {
            close(socket);
        }
        return socket;
    }

    @Override
    public void close() {
        closed = true;
        for (Socket socket : open) {
            close(socket);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("{} closed with an error.", socket, e);
        }
    }
}
