package io.portolan.cli;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Passes questions on to a name server, each later than it came. UDP only. */
final class DelayedDnsRelay implements AutoCloseable {

    private static final int LARGEST = 4096;

    private final DatagramSocket socket;
    private final InetSocketAddress target;
    private final Duration delay;
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(20, DelayedDnsRelay::daemon);

    private DelayedDnsRelay(DatagramSocket socket, InetSocketAddress target, Duration delay) {
        this.socket = socket;
        this.target = target;
        this.delay = delay;
    }

    static DelayedDnsRelay start(InetSocketAddress target, Duration delay) throws IOException {
        DelayedDnsRelay relay = new DelayedDnsRelay(new DatagramSocket(0, target.getAddress()), target, delay);
        daemon(relay::receive).start();
        return relay;
    }

    /** At the server's own address, so that it is in the VPC as well. */
    int port() {
        return socket.getLocalPort();
    }

    private void receive() {
        try {
            while (true) {
                DatagramPacket question = new DatagramPacket(new byte[LARGEST], LARGEST);
                socket.receive(question);
                var unused = later.schedule(() -> ask(question), delay.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (IOException e) {
            later.shutdownNow();
        }
    }

    private Void ask(DatagramPacket question) throws IOException {
        try (DatagramSocket upstream = new DatagramSocket()) {
            upstream.setSoTimeout(2000);
            upstream.connect(target);
            upstream.send(new DatagramPacket(question.getData(), question.getLength(), target));
            DatagramPacket answer = new DatagramPacket(new byte[LARGEST], LARGEST);
            upstream.receive(answer);
            socket.send(new DatagramPacket(answer.getData(), answer.getLength(), question.getSocketAddress()));
        } catch (SocketException e) {
            // Closed: the benchmark is over.
        }
        return null;
    }

    @Override
    public void close() {
        socket.close();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "slow-dns");
        thread.setDaemon(true);
        return thread;
    }
}
