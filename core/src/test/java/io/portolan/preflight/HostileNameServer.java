package io.portolan.preflight;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.xbill.DNS.Message;

/** A name server, UDP and TCP, whose answers need not be DNS. Its TCP side lies about lengths as well. */
final class HostileNameServer implements AutoCloseable {

    private static final int THREADS = 3;

    private final AtomicInteger packets = new AtomicInteger();
    private final Function<Message, byte[]> answers;
    private final DatagramSocket udp;
    private final ServerSocket tcp;

    HostileNameServer(String ip, Function<Message, byte[]> answers) throws IOException {
        this.answers = answers;
        udp = new DatagramSocket(0, TwoRegionEstate.ip(ip));
        tcp = new ServerSocket(udp.getLocalPort(), 200, udp.getLocalAddress());
        for (int i = 0; i < THREADS; i++) {
            start(this::serveUdp);
        }
        start(this::serveTcp);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) udp.getLocalSocketAddress();
    }

    /** How many answers were sent. */
    int packets() {
        return packets.get();
    }

    private void serveUdp() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[512], 512);
        while (!udp.isClosed()) {
            packet.setLength(512);
            udp.receive(packet);
            byte[] answer = answers.apply(query(packet.getData(), packet.getLength()));
            udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            packets.incrementAndGet();
        }
    }

    private void serveTcp() throws IOException {
        while (!tcp.isClosed()) {
            try (Socket client = tcp.accept()) {
                DataInputStream in = new DataInputStream(client.getInputStream());
                byte[] query = in.readNBytes(in.readUnsignedShort());
                byte[] answer = answers.apply(query(query, query.length));
                DataOutputStream out = new DataOutputStream(client.getOutputStream());
                // one in three promises more than comes, or less
                int number = packets.incrementAndGet();
                out.writeShort(number % 3 == 0 ? number : answer.length);
                out.write(answer);
            } catch (IOException e) {
                // this client went away; the next may not
            }
        }
    }

    private static Message query(byte[] data, int length) throws IOException {
        return new Message(Arrays.copyOf(data, length));
    }

    private interface Serving {
        void run() throws IOException;
    }

    private static void start(Serving serving) {
        Thread thread = new Thread(
                () -> {
                    try {
                        serving.run();
                    } catch (IOException e) {
                        // closed
                    }
                },
                "hostile-dns");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
