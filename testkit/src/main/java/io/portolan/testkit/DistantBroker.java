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

/** A relay that makes a broker seem far away. It delays what the broker sends and keeps the order. */
final class DistantBroker implements Closeable {

    /** Added to the last byte of a broker's address, it gives the relay's. A VPC never has that many clusters. */
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
            throw new UncheckedIOException("The relay to the broker at " + broker + " cannot be started", e);
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
                Socket brokerSocket = connect(client);
                start(() -> forwardRequests(client, brokerSocket));
                start(() -> delayAnswers(brokerSocket, client));
            } catch (IOException e) {
                // The relay was closed, so the loop ends. Or the broker is down and connect has closed the client.
            }
        }
    }

    private Socket connect(Socket client) throws IOException {
        open.add(client);
        try {
            Socket brokerSocket = new Socket(broker, server.getLocalPort());
            brokerSocket.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            open.add(brokerSocket);
            return brokerSocket;
        } catch (IOException e) {
            end(client);
            throw e;
        }
    }

    private void forwardRequests(Socket client, Socket brokerSocket) {
        try {
            client.getInputStream().transferTo(brokerSocket.getOutputStream());
        } catch (IOException e) {
            // One side has closed, so the other is closed too.
        } finally {
            end(brokerSocket);
        }
    }

    private void delayAnswers(Socket brokerSocket, Socket client) {
        long opened = System.nanoTime() + roundTrip.toNanos();
        // Two tasks that are due at the same time may run in either order. The queue keeps the bytes in order.
        Queue<byte[]> pieces = new ConcurrentLinkedQueue<>();
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(DistantBroker::daemon);
        try {
            InputStream in = brokerSocket.getInputStream();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                pieces.add(Arrays.copyOf(buffer, read));
                long delay = roundTrip.toNanos() + Math.max(0, opened - System.nanoTime());
                var unused = scheduler.schedule(() -> write(pieces.remove(), client), delay, TimeUnit.NANOSECONDS);
            }
        } catch (IOException e) {
            // One side has closed, so the other is closed too.
        } finally {
            var unused = scheduler.schedule(() -> end(client), roundTrip.toNanos(), TimeUnit.NANOSECONDS);
            scheduler.shutdown();
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
            // The socket is of no use any more.
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
