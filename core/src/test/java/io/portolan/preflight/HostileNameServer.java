package io.portolan.preflight;

import io.portolan.loopback.LoopbackNameServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.xbill.DNS.Message;

/** A name server whose answers need not be DNS. Its TCP side sends wrong lengths as well. */
final class HostileNameServer implements AutoCloseable {

    private final AtomicInteger packets = new AtomicInteger();
    private final Function<Message, byte[]> answers;
    private final LoopbackNameServer server;

    HostileNameServer(String ip, Function<Message, byte[]> answers) throws IOException {
        this.answers = answers;
        server = LoopbackNameServer.start(ip, this::packet, this::misframed);
    }

    InetSocketAddress address() {
        return server.address();
    }

    /** How many answers were made. */
    int packets() {
        return packets.get();
    }

    private byte[] packet(Message query) {
        byte[] answer = answers.apply(query);
        packets.incrementAndGet();
        return answer;
    }

    /** An answer over TCP. One in three announces more bytes than it sends, or fewer. */
    private byte[] misframed(Message query) {
        byte[] answer = answers.apply(query);
        int number = packets.incrementAndGet();
        return LoopbackNameServer.framed(answer, number % 3 == 0 ? number : answer.length);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
