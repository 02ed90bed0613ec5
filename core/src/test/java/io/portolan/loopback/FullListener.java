package io.portolan.loopback;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP port of a loopback address whose queue is full. The kernel drops packets that ask for another connection, as a network
 * with losses does. Linux counts them.
 */
public final class FullListener implements AutoCloseable {

    private static final int MOST_SOCKETS = 100;
    private static final int TRIES = 10;
    private static final Path COUNTS = Path.of("/proc/net/netstat");

    private final ServerSocket server;
    private final List<Socket> crowd = new ArrayList<>();
    private final List<Thread> accepting = new ArrayList<>();

    private FullListener(InetSocketAddress address) throws IOException {
        server = new ServerSocket(address.getPort(), 1, address.getAddress());
    }

    /** Connects by the code under test. It throws an exception if that takes too long. */
    public interface Connecting {
        void connect(InetSocketAddress address) throws IOException;
    }

    /** Serves one connection. */
    public interface Serving {
        void serve(Socket connection) throws IOException;
    }

    /** Starts on a free port. */
    public static FullListener start(String ip) throws IOException {
        return start(new InetSocketAddress(InetAddress.getByName(ip), 0));
    }

    private static FullListener start(InetSocketAddress address) throws IOException {
        FullListener listener = new FullListener(address);
        while (listener.crowd.size() < MOST_SOCKETS) {
            Socket socket = new Socket();
            listener.crowd.add(socket);
            try {
                socket.connect(listener.server.getLocalSocketAddress(), 500);
            } catch (SocketTimeoutException full) {
                return listener;
            }
        }
        throw new AssertionError("The queue never fills");
    }

    /**
     * Whether this connects though its first packet is lost. On a slow machine all attempts may come too early, so it is tried
     * several times.
     *
     * @param address of the listener. The port may be 0.
     */
    public static boolean survivesALoss(InetSocketAddress address, Serving serving, Connecting connecting)
            throws IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            try (FullListener listener = start(address)) {
                listener.acceptAfterALoss(serving);
                connecting.connect(listener.address());
                return true;
            } catch (BindException taken) {
                throw taken;
            } catch (IOException lost) {
                // It is tried again.
            }
        }
        return false;
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    private void acceptAfterALoss(Serving serving) throws IOException {
        long before = losses();
        Thread thread = new Thread(
                () -> {
                    try {
                        while (losses() == before && !server.isClosed()) {
                            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
                        }
                        while (!server.isClosed()) {
                            serve(server.accept(), serving);
                        }
                    } catch (IOException closed) {
                        // The listener was closed.
                    }
                },
                "full-listener");
        thread.setDaemon(true);
        thread.start();
        accepting.add(thread);
    }

    /** The crowd says nothing, so each connection has a thread of its own. */
    private static void serve(Socket connection, Serving serving) {
        Thread thread = new Thread(
                () -> {
                    try (connection) {
                        serving.serve(connection);
                    } catch (IOException gone) {
                        // The client has gone.
                    }
                },
                "full-listener");
        thread.setDaemon(true);
        thread.start();
    }

    /** How many packets the kernel has dropped at full queues. The second line of the file has the values of the first. */
    private static long losses() throws IOException {
        List<String> lines = Files.readAllLines(COUNTS);
        int column = List.of(lines.get(0).split(" ", -1)).indexOf("ListenDrops");
        return Long.parseLong(lines.get(1).split(" ", -1)[column]);
    }

    /** Returns once the port is free. The system keeps it while a thread is in a call on it. */
    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : crowd) {
            socket.close();
        }
        try {
            for (Thread thread : accepting) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a port was closed");
        }
    }
}
