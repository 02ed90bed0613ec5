package io.portolan.dns;

import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** One try of one query at one server. It asks by UDP. If the answer is cut off, it asks again by TCP. Blocks. */
record DnsExchange(InetSocketAddress server, DnsQuery query) {

    private static final int MAX_PACKET = 65_535;

    /** @param limit for each transport */
    DnsMessage send(Duration limit) {
        DnsMessage answer = sendByUdp(limit);
        return answer.outcome() == LookupOutcome.TRUNCATED ? sendByTcp(limit).orElse(answer) : answer;
    }

    private DnsMessage sendByUdp(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        // A connected socket notices closed ports and takes packets from no other sender.
        try (DatagramSocket socket = new DatagramSocket(null)) {
            socket.connect(server);
            byte[] packet = query.packet();
            socket.send(new DatagramPacket(packet, packet.length));
            return receive(socket, end);
        } catch (SocketTimeoutException e) {
            return DnsMessage.withoutData(LookupOutcome.TIMEOUT, DnsTransport.UDP);
        } catch (IOException e) {
            return DnsMessage.withoutData(LookupOutcome.UNREACHABLE, DnsTransport.UDP);
        }
    }

    /** The first packet that answers this query. Others may be late or forged. */
    private DnsMessage receive(DatagramSocket socket, long end) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[MAX_PACKET], MAX_PACKET);
        while (true) {
            socket.setSoTimeout(millisUntil(end));
            packet.setLength(MAX_PACKET);
            socket.receive(packet);
            Optional<DnsMessage> answer =
                    DnsMessage.of(query, Arrays.copyOf(packet.getData(), packet.getLength()), DnsTransport.UDP);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    private Optional<DnsMessage> sendByTcp(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(server, millisUntil(end));
            byte[] packet = query.packet();
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(Short.BYTES + packet.length)
                            .putShort((short) packet.length)
                            .put(packet)
                            .array());
            short length = ByteBuffer.wrap(read(socket, Short.BYTES, end)).getShort();
            return DnsMessage.of(query, read(socket, Short.toUnsignedInt(length), end), DnsTransport.TCP);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Reads this many bytes. It ends in time however slowly they arrive. */
    private static byte[] read(Socket socket, int length, long end) throws IOException {
        byte[] bytes = new byte[length];
        int at = 0;
        while (at < length) {
            socket.setSoTimeout(millisUntil(end));
            int count = socket.getInputStream().read(bytes, at, length - at);
            if (count < 0) {
                throw new EOFException();
            }
            at += count;
        }
        return bytes;
    }

    private static int millisUntil(long end) throws SocketTimeoutException {
        long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (millis <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) millis;
    }
}
