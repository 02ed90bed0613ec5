package io.portolan.diagnosis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Gets everything that a browser requests from elsewhere. It closes each of these connections. */
final class CountingProxy implements AutoCloseable {

    private final ServerSocket socket;
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();

    CountingProxy() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "counting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /** The browser's options. */
    String[] options() {
        return new String[] {"--proxy-server=127.0.0.1:" + socket.getLocalPort(), "--proxy-bypass-list=<-loopback>"};
    }

    /** The first lines of requests for this host. */
    List<String> requestsFor(String host) {
        return requests.stream().filter(line -> line.contains(host)).toList();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept();
                    BufferedReader reader = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
                requests.add(String.valueOf(reader.readLine()));
            } catch (IOException e) {
                // The browser or the test closed it. There is nothing to count.
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
