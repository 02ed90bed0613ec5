package io.portolan.credentials;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Collections;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A gateway to a server. The first connections meet faults, and later ones go through. */
final class FaultyGateway implements AutoCloseable {

    /** What happens to a connection once the request has come. */
    enum Fault {
        /** A TCP reset instead of an answer. */
        RESET,
        /** The end of the stream instead of an answer. */
        CLOSED,
        /** Nothing at all. */
        SILENCE
    }

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final URI server;

    FaultyGateway(URI server, Fault fault, int connections) throws IOException {
        this.server = server;
        faults.addAll(Collections.nCopies(connections, fault));
        threads.execute(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // close() was called.
        }
    }

    private void serve(Socket client) {
        Fault fault = faults.poll();
        try {
            if (fault == null) {
                Socket upstream = new Socket(server.getHost(), server.getPort());
                open.add(upstream);
                threads.execute(() -> pump(upstream, client));
                pump(client, upstream);
            } else {
                meet(fault, client);
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private static void meet(Fault fault, Socket client) throws IOException {
        client.getInputStream().read(new byte[8192]);
        if (fault == Fault.RESET) {
            client.setSoLinger(true, 0);
        }
        if (fault != Fault.SILENCE) {
            client.close();
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // One end has gone, so the other goes too.
        }
    }
}
