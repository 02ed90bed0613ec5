package io.portolan.dns;

import io.portolan.runtime.ConnectAttempts;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * One query to one server. It asks by UDP and repeats the question, because packets get lost. An answer to any of them counts.
 * If it is cut off, it asks again by TCP. Blocks.
 */
record DnsExchange(InetSocketAddress server, DnsQuery query) {

    private static final int MAX_PACKET = 65_535;
    private static final int SENDS = 5;
    private static final int MALFORMED_LIMIT = 2;

    /** @param limit for each transport */
    DnsMessage send(Duration limit) {
        DnsMessage answer = sendByUdp(limit);
        return answer.outcome() == LookupOutcome.TRUNCATED ? sendByTcp(limit).orElse(answer) : answer;
    }

    private DnsMessage sendByUdp(Duration limit) {
        long start = System.nanoTime();
        DnsMessage last = DnsMessage.withoutData(LookupOutcome.TIMEOUT, DnsTransport.UDP);
        int malformed = 0;
        // A connected socket notices closed ports and takes packets from no other sender.
        try (DatagramSocket socket = new DatagramSocket(null)) {
            socket.connect(server);
            byte[] packet = query.packet();
            for (int sends = 1; sends <= SENDS && malformed < MALFORMED_LIMIT; sends++) {
                socket.send(new DatagramPacket(packet, packet.length));
                Optional<DnsMessage> answer = receive(socket, start + limit.toNanos() / SENDS * sends);
                last = answer.orElse(last);
                if (answer.isPresent() && last.outcome() != LookupOutcome.MALFORMED) {
                    return last;
                }
                malformed += answer.isPresent() ? 1 : 0;
            }
            return last;
        } catch (IOException e) {
            return DnsMessage.withoutData(LookupOutcome.UNREACHABLE, DnsTransport.UDP);
        }
    }

    /** The first packet that answers this query. Others may be late or forged. Empty if none comes in time. */
    private Optional<DnsMessage> receive(DatagramSocket socket, long end) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[MAX_PACKET], MAX_PACKET);
        Optional<DnsMessage> answer = Optional.empty();
        try {
            while (answer.isEmpty()) {
                socket.setSoTimeout(millisUntil(end));
                packet.setLength(MAX_PACKET);
                socket.receive(packet);
                answer = DnsMessage.of(query, Arrays.copyOf(packet.getData(), packet.getLength()), DnsTransport.UDP);
            }
        } catch (SocketTimeoutException e) {
            // Nothing came, so the caller asks again.
        }
        return answer;
    }

    private Optional<DnsMessage> sendByTcp(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try (Socket socket = new ConnectAttempts(server, limit).connect().socket()) {
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
