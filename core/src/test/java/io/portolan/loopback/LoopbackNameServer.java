package io.portolan.loopback;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;

/** A name server on a free port of a loopback address, UDP and TCP. Its answers are bytes, so they need not be DNS. */
public final class LoopbackNameServer implements AutoCloseable {

    private static final int QUERY_LIMIT = 512;
    private static final int BACKLOG = 200;

    private final ExecutorService threads = Executors.newCachedThreadPool(LoopbackNameServer::daemon);
    private final InetSocketAddress address;
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final CountDownLatch tcpEnded = new CountDownLatch(1);

    /** Makes the bytes that go back for a query, on a thread of its own. None go back for null. */
    public interface Answers {
        byte @Nullable [] answer(Message query);
    }

    private interface Serving {
        void run() throws IOException;
    }

    private LoopbackNameServer(String ip) throws IOException {
        udp = new DatagramSocket(0, InetAddress.getByName(ip));
        address = (InetSocketAddress) udp.getLocalSocketAddress();
        tcp = new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
    }

    /** Starts. What {@code tcp} makes is {@link #framed}. */
    public static LoopbackNameServer start(String ip, Answers udp, Answers tcp) throws IOException {
        LoopbackNameServer server = new LoopbackNameServer(ip);
        server.serve(() -> server.receive(udp));
        server.serve(() -> server.accept(tcp));
        return server;
    }

    /** As TCP has it: after its length, or another. */
    public static byte[] framed(byte[] message, int length) {
        return ByteBuffer.allocate(Short.BYTES + message.length)
                .putShort((short) length)
                .put(message)
                .array();
    }

    public InetSocketAddress address() {
        return address;
    }

    /** Returns once the port is free. The system keeps it while a thread is in a call on it. */
    public void refuseTcp() throws IOException {
        tcp.close();
        try {
            tcpEnded.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a port was closed");
        }
    }

    private void receive(Answers answers) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[QUERY_LIMIT], QUERY_LIMIT);
        while (!udp.isClosed()) {
            packet.setLength(QUERY_LIMIT);
            udp.receive(packet);
            byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
            InetSocketAddress client = (InetSocketAddress) packet.getSocketAddress();
            serve(() -> {
                byte[] answer = answers.answer(new Message(query));
                if (answer != null) {
                    udp.send(new DatagramPacket(answer, answer.length, client));
                }
            });
        }
    }

    private void accept(Answers answers) throws IOException {
        try {
            while (!tcp.isClosed()) {
                Socket client = tcp.accept();
                serve(() -> answerOnce(client, answers));
            }
        } finally {
            tcpEnded.countDown();
        }
    }

    /** Answers one query over TCP and closes the connection. */
    public static void answerOnce(Socket client, Answers answers) throws IOException {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            byte[] answer = answers.answer(new Message(in.readNBytes(in.readUnsignedShort())));
            if (answer != null) {
                client.getOutputStream().write(answer);
            }
        }
    }

    private void serve(Serving serving) {
        threads.execute(() -> {
            try {
                serving.run();
            } catch (IOException e) {
                // The server was closed, or a client went away.
            }
        });
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "loopback-dns");
        thread.setDaemon(true);
        return thread;
    }

    /** Answers that are under way may end later. */
    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
        threads.shutdown();
    }
}
