package io.portolan.testkit;

import io.portolan.testkit.broker.LocalKafka;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;

/** A broker's port where nobody accepts connections. Its queue is full, so the kernel drops new connections silently. */
final class DroppedConnections implements Closeable {

    private static final int CONNECT_TIMEOUT_MILLIS = 200;
    private static final int MAX_SOCKETS = 100;

    private final Deque<Closeable> sockets = new ArrayDeque<>();

    private DroppedConnections() {}

    static DroppedConnections start(InetAddress address) throws IOException {
        DroppedConnections dropped = new DroppedConnections();
        try {
            dropped.fill(address);
            return dropped;
        } catch (IOException e) {
            dropped.close();
            throw e;
        }
    }

    private void fill(InetAddress address) throws IOException {
        ServerSocket server = new ServerSocket(LocalKafka.PORT, 1, address);
        sockets.push(server);
        while (sockets.size() < MAX_SOCKETS) {
            Socket socket = new Socket();
            sockets.push(socket);
            try {
                socket.connect(server.getLocalSocketAddress(), CONNECT_TIMEOUT_MILLIS);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
        throw new IOException("The queue of " + server + " does not fill");
    }

    @Override
    public void close() throws IOException {
        while (!sockets.isEmpty()) {
            sockets.pop().close();
        }
    }
}
