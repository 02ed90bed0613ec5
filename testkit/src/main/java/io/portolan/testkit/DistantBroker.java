package io.portolan.testkit;

import io.portolan.testkit.broker.LocalKafka;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Passes connections on to a broker as if it were far away: what comes back arrives later, in order. */
final class DistantBroker implements Closeable {

    /** From a broker's address to its relay's, in the last byte; there are not that many clusters in a VPC. */
    private static final int OFFSET = 100;

    private static final int BACKLOG = 200;

    private final ServerSocket server;
    private final InetAddress broker;
    private final Duration roundTrip;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private DistantBroker(ServerSocket server, InetAddress broker, Duration roundTrip) {
        this.server = server;
        this.broker = broker;
        this.roundTrip = roundTrip;
    }

    static DistantBroker of(InetAddress broker, Duration roundTrip) {
        try {
            ServerSocket server = new ServerSocket(LocalKafka.PORT, BACKLOG, relay(broker));
            DistantBroker distant = new DistantBroker(server, broker, roundTrip);
            start(distant::accept);
            return distant;
        } catch (IOException e) {
            throw new UncheckedIOException("No relay before " + broker, e);
        }
    }

    private static InetAddress relay(InetAddress broker) throws UnknownHostException {
        byte[] address = broker.getAddress();
        address[3] = (byte) (address[3] + OFFSET);
        return InetAddress.getByAddress(address);
    }

    InetAddress address() {
        return server.getInetAddress();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket far = connect(client);
                start(() -> forwardRequests(client, far));
                start(() -> delayAnswers(far, client));
            } catch (IOException e) {
                // Closed: the loop ends. Or the broker is down: the client's connection is closed.
            }
        }
    }

    private Socket connect(Socket client) throws IOException {
        open.add(client);
        try {
            Socket far = new Socket(broker, server.getLocalPort());
            far.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            open.add(far);
            return far;
        } catch (IOException e) {
            end(client);
            throw e;
        }
    }

    private void forwardRequests(Socket client, Socket far) {
        try {
            client.getInputStream().transferTo(far.getOutputStream());
        } catch (IOException e) {
            // One side has gone; so does the other.
        } finally {
            end(far);
        }
    }

    private void delayAnswers(Socket far, Socket client) {
        long opened = System.nanoTime() + roundTrip.toNanos();
        Queue<byte[]> pieces =
                new ConcurrentLinkedQueue<>(); // two that are due at once may change places, what they write not
        ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(DistantBroker::daemon);
        try {
            InputStream in = far.getInputStream();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                pieces.add(Arrays.copyOf(buffer, read));
                long delay = roundTrip.toNanos() + Math.max(0, opened - System.nanoTime());
                var unused = later.schedule(() -> write(pieces.remove(), client), delay, TimeUnit.NANOSECONDS);
            }
        } catch (IOException e) {
            // One side has gone; so does the other.
        } finally {
            var unused = later.schedule(() -> end(client), roundTrip.toNanos(), TimeUnit.NANOSECONDS);
            later.shutdown();
        }
    }

    private static OutputStream write(byte[] piece, Socket client) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(piece);
        return out;
    }

    private void end(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(this::end);
    }

    private static void start(Runnable work) {
        daemon(work).start();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "distant-broker");
        thread.setDaemon(true);
        return thread;
    }
}
