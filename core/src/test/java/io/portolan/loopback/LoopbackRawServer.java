package io.portolan.loopback;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Answers each connection with bytes of the test's choice, once the first bytes of a request have come. */
public final class LoopbackRawServer implements AutoCloseable {

    private static final int LONGEST_REQUEST = 16_384;
    private static final long PAUSE_MILLIS = 20;

    private final ServerSocket listener;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);

    /** Writes an answer. An exception ends the connection. */
    public interface Answer {
        void write(OutputStream out) throws IOException;
    }

    private LoopbackRawServer(ServerSocket listener) {
        this.listener = listener;
    }

    public static LoopbackRawServer start(Answer answer) {
        try {
            LoopbackRawServer server = new LoopbackRawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            server.begin(() -> server.accept(answer));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts with this text and then repeats the letter for ever, one every 20 ms. */
    public static LoopbackRawServer dripping(String start, String letter) {
        CountDownLatch pace = new CountDownLatch(1);
        return start(out -> {
            out.write(start.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(letter.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                awaitQuietly(pace, PAUSE_MILLIS);
            }
        });
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Waits until a client has left a connection before its answer ended. */
    public boolean awaitClientGone() {
        return awaitQuietly(left, 10_000);
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(Answer answer) {
        while (closing.getCount() > 0) {
            try {
                Socket client = listener.accept();
                begin(() -> serve(client, answer));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client, Answer answer) {
        try (client) {
            client.getInputStream().read(new byte[LONGEST_REQUEST]);
            answer.write(client.getOutputStream());
        } catch (IOException e) {
            left.countDown();
        }
    }

    private void begin(Runnable work) {
        Thread thread = new Thread(work, "loopback-raw");
        thread.setDaemon(true);
        thread.start();
    }

    private static boolean awaitQuietly(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
