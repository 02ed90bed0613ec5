package io.portolan.dns;

import io.portolan.runtime.ConnectAttempts;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;

/**
 * Finds out whether a server that did not answer a query is there at all. It asks for {@code localhost}, which every resolver
 * can answer by itself, and tries TCP. Blocks.
 *
 * @param limit for both together
 */
record ServerPulse(InetSocketAddress server, Duration limit) {

    /** More than the answer for {@code localhost} has. */
    private static final int MAX_PACKET = 512;

    /** {@link LookupOutcome#TIMEOUT} if the server is silent only to that query. */
    LookupOutcome outcome() {
        long end = System.nanoTime() + limit.toNanos();
        DnsQuery localhost = DnsQuery.of("localhost", DnsQuery.Type.A).orElseThrow();
        boolean acceptsTcp = false;
        try (DatagramSocket socket = new DatagramSocket(null)) {
            socket.connect(server);
            socket.send(new DatagramPacket(localhost.packet(), localhost.packet().length));
            acceptsTcp = acceptsTcp();
            socket.setSoTimeout(millisUntil(end));
            DatagramPacket answer = new DatagramPacket(new byte[MAX_PACKET], MAX_PACKET);
            socket.receive(answer);
            byte[] packet = Arrays.copyOf(answer.getData(), answer.getLength());
            if (DnsMessage.of(localhost, packet, DnsTransport.UDP).isPresent()) {
                return LookupOutcome.TIMEOUT;
            }
        } catch (IOException e) {
            // It does not answer.
        }
        return acceptsTcp ? LookupOutcome.UDP_SILENT : LookupOutcome.DOWN;
    }

    private boolean acceptsTcp() {
        try (SocketChannel accepted = new ConnectAttempts(server, limit).connect()) {
            return accepted.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** At least one, because an answer may have come meanwhile. */
    private static int millisUntil(long end) {
        return (int) Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis());
    }
}
