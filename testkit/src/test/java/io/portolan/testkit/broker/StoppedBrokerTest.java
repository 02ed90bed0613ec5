package io.portolan.testkit.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A broker that {@link LocalKafka#stop} stops leaves no connection open, as if its process had ended. */
@Tag("whole")
class StoppedBrokerTest {

    private static final int CLIENTS = 16;

    /** If nothing closes them, one stop in five leaves a connection, which is a matter of chance. */
    private static final int STOPS = 12;

    private final Queue<Socket> connected = new ConcurrentLinkedQueue<>();

    /** A connection that the broker accepts while it stops would wait for its TLS for ever. */
    @Test
    void clientsThatConnectMeanwhileAreDisconnected() throws Exception {
        int left = 0;
        try (TwoNodeCluster cluster = TwoNodeCluster.start("aaaa0009", TwoNodeCluster.NET + ".9", Duration.ZERO)) {
            InetAddress broker = cluster.nodes.get(1).ip();
            for (int stop = 0; stop < STOPS; stop++) {
                List<Thread> clients = new ArrayList<>();
                for (int client = 0; client < CLIENTS; client++) {
                    clients.add(new Thread(() -> connectWhilePossible(broker)));
                }
                clients.forEach(Thread::start);
                cluster.kafka.stop(2);
                for (Thread client : clients) {
                    client.join();
                }
                for (Socket socket : connected) {
                    left += isOpen(socket) ? 1 : 0;
                }
                connected.clear();
                cluster.kafka.start(2);
            }
        }
        assertThat(left).isZero();
    }

    private void connectWhilePossible(InetAddress broker) {
        try {
            while (true) {
                Socket socket = new Socket(broker, LocalKafka.PORT);
                connected.add(socket);
                while (connected.size() > 200) {
                    connected.remove().close();
                }
            }
        } catch (IOException e) {
            // The broker's port is closed.
        }
    }

    private static boolean isOpen(Socket socket) throws IOException {
        try (socket) {
            if (socket.isClosed()) {
                return false;
            }
            socket.setSoTimeout(300);
            socket.getOutputStream().write(1); // What the listener had not taken is reset at the first byte.
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
