package io.portolan.preflight;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server on a loopback address, UDP and TCP, that answers every query with what the function makes of it. */
final class ScriptedNameServer implements AutoCloseable {

    private final AtomicInteger udpQueries = new AtomicInteger();
    private final AtomicInteger tcpQueries = new AtomicInteger();
    private final UnaryOperator<@Nullable Message> responder;
    private final InetSocketAddress address;
    private final ServerSocket tcp;
    private final DatagramSocket udp;

    ScriptedNameServer(String ip, UnaryOperator<@Nullable Message> responder) throws IOException {
        this.responder = responder;
        udp = new DatagramSocket(0, InetAddress.getByName(ip));
        address = (InetSocketAddress) udp.getLocalSocketAddress();
        tcp = new ServerSocket(address.getPort(), 50, address.getAddress());
        start(this::serveUdp);
        start(this::serveTcp);
    }

    /** Drops queries, and refuses TCP. */
    static ScriptedNameServer silent(String ip) throws IOException {
        return withoutTcp(ip, query -> null);
    }

    /** Refuses TCP. */
    static ScriptedNameServer withoutTcp(String ip, UnaryOperator<@Nullable Message> responder) throws IOException {
        ScriptedNameServer server = new ScriptedNameServer(ip, responder);
        server.tcp.close();
        return server;
    }

    static UnaryOperator<@Nullable Message> rcode(int rcode) {
        return query -> {
            Message answer = reply(query);
            answer.getHeader().setRcode(rcode);
            return answer;
        };
    }

    /** Answers A queries with these addresses, all others with none. */
    static UnaryOperator<@Nullable Message> addresses(String... literals) {
        return query -> {
            Message answer = reply(query);
            Record question = answer.getQuestion();
            if (question.getType() == Type.A) {
                Arrays.stream(literals)
                        .map(ip -> new ARecord(question.getName(), DClass.IN, 60, TwoRegionEstate.ip(ip)))
                        .forEach(record -> answer.addRecord(record, Section.ANSWER));
            }
            return answer;
        };
    }

    static Message reply(Message query) {
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(query.getQuestion(), Section.QUESTION);
        return answer;
    }

    InetSocketAddress address() {
        return address;
    }

    int udpQueries() {
        return udpQueries.get();
    }

    int tcpQueries() {
        return tcpQueries.get();
    }

    private void serveUdp() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[512], 512);
        while (!udp.isClosed()) {
            packet.setLength(512);
            udp.receive(packet);
            udpQueries.incrementAndGet();
            byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
            InetSocketAddress client = (InetSocketAddress) packet.getSocketAddress();
            start(() -> {
                Message answer = responder.apply(new Message(query));
                if (answer != null) {
                    byte[] wire = answer.toWire(512);
                    udp.send(new DatagramPacket(wire, wire.length, client));
                }
            });
        }
    }

    private void serveTcp() throws IOException {
        while (!tcp.isClosed()) {
            try (Socket client = tcp.accept()) {
                tcpQueries.incrementAndGet();
                DataInputStream in = new DataInputStream(client.getInputStream());
                Message answer = responder.apply(new Message(in.readNBytes(in.readUnsignedShort())));
                if (answer != null) {
                    byte[] wire = answer.toWire();
                    DataOutputStream out = new DataOutputStream(client.getOutputStream());
                    out.writeShort(wire.length);
                    out.write(wire);
                }
            }
        }
    }

    private interface Serving {
        void run() throws IOException;
    }

    private static void start(Serving serving) {
        Thread thread = new Thread(() -> {
            try {
                serving.run();
            } catch (IOException e) {
                // closed, or a client went away
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
