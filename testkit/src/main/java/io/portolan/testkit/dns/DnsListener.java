package io.portolan.testkit.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Message;

/** The TCP side of a name server. Two bytes before each message are its length. */
final class DnsListener implements AutoCloseable {

    private final DnsResponder responder;
    private final ExecutorService threads;
    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch ended = new CountDownLatch(1);

    private DnsListener(DnsResponder responder, ExecutorService threads, ServerSocket server) {
        this.responder = responder;
        this.threads = threads;
        this.server = server;
    }

    static DnsListener open(InetSocketAddress address, DnsResponder responder, ExecutorService threads) {
        try {
            DnsListener listener =
                    new DnsListener(responder, threads, new ServerSocket(address.getPort(), 16, address.getAddress()));
            threads.execute(listener::accept);
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException("The name server on " + address + " cannot be started", e);
        }
    }

    InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                threads.execute(() -> serve(connection));
                if (server.isClosed()) {
                    // It came while close() closed the others, so close() has missed it.
                    connection.close();
                }
            } catch (IOException e) {
                // The listener was closed, so the loop ends.
            }
        }
        ended.countDown();
    }

    private void serve(Socket connection) {
        try (connection) {
            DataInputStream in = new DataInputStream(connection.getInputStream());
            DataOutputStream out = new DataOutputStream(connection.getOutputStream());
            while (true) {
                Message query = new Message(in.readNBytes(in.readUnsignedShort()));
                DnsReply answer = responder.answer(DnsQuestion.of(query.getQuestion()));
                if (!answer.silent()) {
                    byte[] wire = answer.toMessage(query).toWire(Message.MAXLENGTH);
                    out.writeShort(wire.length);
                    out.write(wire);
                    out.flush();
                }
            }
        } catch (IOException e) {
            // The client is done, or the server was closed.
        } finally {
            connections.remove(connection);
        }
    }

    /** Returns when the port can be bound again. That is after the thread has left {@code accept}. */
    @Override
    public void close() {
        try {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
            if (!ended.await(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The name server on " + address() + " did not stop within 5 s");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
