package io.portolan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Passes connections on to another address of the same port; what comes back arrives later, in order. */
final class DelayedTcpRelay implements AutoCloseable {

    private final ServerSocket server;
    private final InetAddress target;
    private final Duration delay;

    private DelayedTcpRelay(ServerSocket server, InetAddress target, Duration delay) {
        this.server = server;
        this.target = target;
        this.delay = delay;
    }

    static DelayedTcpRelay start(InetAddress address, int port, InetAddress target, Duration delay) throws IOException {
        DelayedTcpRelay relay = new DelayedTcpRelay(new ServerSocket(port, 200, address), target, delay);
        daemon(relay::accept).start();
        return relay;
    }

    InetAddress address() {
        return server.getInetAddress();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket broker = new Socket(target, server.getLocalPort());
                daemon(() -> forwardRequests(client, broker)).start();
                daemon(() -> delayAnswers(broker, client)).start();
            }
        } catch (IOException e) {
            // Closed: the benchmark is over.
        }
    }

    private static void forwardRequests(Socket client, Socket broker) {
        try (broker) {
            client.getInputStream().transferTo(broker.getOutputStream());
        } catch (IOException e) {
            // One side has gone; so does the other.
        }
    }

    private void delayAnswers(Socket broker, Socket client) {
        ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(DelayedTcpRelay::daemon);
        try (client) {
            InputStream in = broker.getInputStream();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                byte[] piece = Arrays.copyOf(buffer, read);
                var unused = later.schedule(
                        () -> write(piece, client.getOutputStream()), delay.toMillis(), TimeUnit.MILLISECONDS);
            }
            later.shutdown();
            var unused = later.awaitTermination(1, TimeUnit.SECONDS);
        } catch (IOException e) {
            later.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static OutputStream write(byte[] piece, OutputStream out) throws IOException {
        out.write(piece);
        return out;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "slow-tcp");
        thread.setDaemon(true);
        return thread;
    }
}
