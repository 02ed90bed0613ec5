package io.portolan.testkit.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;

/**
 * Asks one name server over UDP. If the answer is truncated, it asks again over TCP. Every failure counts as silence.
 *
 * @param from the address that it sends from. By this a server distinguishes a forwarder from a client.
 * @param timeout the longest wait for one answer
 * @param tcpPasses whether TCP to a name server passes. If not, a truncated answer counts as silence.
 */
record DnsClient(InetAddress from, Duration timeout, Predicate<InetSocketAddress> tcpPasses) implements UpstreamClient {

    @Override
    public DnsReply query(InetSocketAddress server, DnsQuestion question) {
        Message query = Message.newQuery(Record.newRecord(question.name(), question.type(), DClass.IN));
        try {
            Message answer = sendOverUdp(server, query);
            if (!answer.getHeader().getFlag(Flags.TC)) {
                return DnsReply.of(answer);
            }
            return tcpPasses.test(server) ? DnsReply.of(sendOverTcp(server, query)) : DnsReply.SILENCE;
        } catch (IOException e) {
            return DnsReply.SILENCE;
        }
    }

    Message sendOverUdp(InetSocketAddress server, Message query) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(from, 0))) {
            socket.setSoTimeout((int) timeout.toMillis());
            socket.connect(server);
            byte[] wire = query.toWire();
            socket.send(new DatagramPacket(wire, wire.length));
            DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
            socket.receive(packet);
            return new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
        }
    }

    Message sendOverTcp(InetSocketAddress server, Message query) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout((int) timeout.toMillis());
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(server, (int) timeout.toMillis());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            byte[] wire = query.toWire();
            out.writeShort(wire.length);
            out.write(wire);
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            return new Message(in.readNBytes(in.readUnsignedShort()));
        }
    }
}
