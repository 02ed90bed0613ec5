package io.portolan.preflight;

import io.portolan.loopback.LoopbackNameServer;
import java.io.IOException;
import java.net.InetSocketAddress;
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

/** A name server that answers every query with the result of a function. */
final class ScriptedNameServer implements AutoCloseable {

    private static final int UDP_LIMIT = 512;

    private final AtomicInteger udpQueries = new AtomicInteger();
    private final AtomicInteger tcpQueries = new AtomicInteger();
    private final UnaryOperator<@Nullable Message> responder;
    private final LoopbackNameServer server;

    ScriptedNameServer(String ip, UnaryOperator<@Nullable Message> responder) throws IOException {
        this.responder = responder;
        server = LoopbackNameServer.start(ip, this::packet, this::frame);
    }

    /** Drops queries and refuses TCP. */
    static ScriptedNameServer silent(String ip) throws IOException {
        return withoutTcp(ip, query -> null);
    }

    /** Refuses TCP. */
    static ScriptedNameServer withoutTcp(String ip, UnaryOperator<@Nullable Message> responder) throws IOException {
        ScriptedNameServer server = new ScriptedNameServer(ip, responder);
        server.server.refuseTcp();
        return server;
    }

    static UnaryOperator<@Nullable Message> rcode(int rcode) {
        return query -> {
            Message answer = reply(query);
            answer.getHeader().setRcode(rcode);
            return answer;
        };
    }

    /** Answers A queries with these addresses and all others with none. */
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
        return server.address();
    }

    int udpQueries() {
        return udpQueries.get();
    }

    int tcpQueries() {
        return tcpQueries.get();
    }

    private byte @Nullable [] packet(Message query) {
        udpQueries.incrementAndGet();
        Message answer = responder.apply(query);
        return answer == null ? null : answer.toWire(UDP_LIMIT);
    }

    private byte @Nullable [] frame(Message query) {
        tcpQueries.incrementAndGet();
        Message answer = responder.apply(query);
        if (answer == null) {
            return null;
        }
        byte[] wire = answer.toWire();
        return LoopbackNameServer.framed(wire, wire.length);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
