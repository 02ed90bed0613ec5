package io.portolan.testkit.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;

/**
 * A name server on one address. It serves UDP and TCP on the same port. Thread-safe.
 *
 * <p>It truncates every UDP answer to 512 bytes and ignores the size that EDNS asks for. So large answers need TCP.
 */
final class DnsServer implements AutoCloseable {

    private static final int UDP_LIMIT = 512;

    private final DnsResponder responder;
    private final ExecutorService threads;
    private final DatagramSocket udp;
    private final PacketLoss loss = new PacketLoss();
    private @Nullable DnsListener tcp;
    private volatile boolean udpBlocked;
    private volatile boolean hidden;
    private volatile Duration delay = Duration.ZERO;

    private DnsServer(DnsResponder responder, DatagramSocket udp, DnsListener tcp, ExecutorService threads) {
        this.responder = responder;
        this.udp = udp;
        this.tcp = tcp;
        this.threads = threads;
    }

    /** Starts on a free port. */
    static DnsServer start(InetAddress ip, DnsResponder responder) {
        ExecutorService threads = threads("local-dns-" + ip.getHostAddress());
        DnsListener tcp = DnsListener.open(new InetSocketAddress(ip, 0), responder, threads);
        try {
            DatagramSocket udp = new DatagramSocket(tcp.address());
            DnsServer server = new DnsServer(responder, udp, tcp, threads);
            threads.execute(server::receive);
            return server;
        } catch (IOException e) {
            tcp.close();
            threads.shutdownNow();
            throw new UncheckedIOException("The name server on " + tcp.address() + " cannot be started", e);
        }
    }

    /** The policy drops the questions that arrive while the server closes. */
    private static ExecutorService threads(String name) {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                5,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    InetSocketAddress address() {
        return (InetSocketAddress) udp.getLocalSocketAddress();
    }

    /** The answer that a forwarder gets. Forwarders do not try TCP when UDP is dropped. */
    DnsReply answer(DnsQuestion question) {
        return udpBlocked ? DnsReply.SILENCE : responder.answer(question);
    }

    void blockUdp() {
        udpBlocked = true;
    }

    /** Answers forwarders only. They ask from addresses of their own, and all other clients from {@code 127.0.0.1}. */
    void hide() {
        hidden = true;
        blockTcp();
    }

    /** Delays each answer over UDP from now on. */
    void slow(Duration newDelay) {
        delay = newDelay;
    }

    /** Loses so many of a hundred packets over UDP from now on. */
    void losePackets(int percent) {
        loss.change(percent);
    }

    /** Refuses TCP connections from now on. */
    synchronized void blockTcp() {
        if (tcp != null) {
            tcp.close();
            tcp = null;
        }
    }

    synchronized void unblock() {
        udpBlocked = false;
        hidden = false;
        delay = Duration.ZERO;
        loss.change(0);
        if (tcp == null) {
            tcp = DnsListener.open(address(), responder, threads);
        }
    }

    private void receive() {
        byte[] buffer = new byte[4096];
        while (!udp.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                udp.receive(packet);
                if (loss.isNextLost()) {
                    continue;
                }
                Message query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
                CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, threads)
                        .execute(() -> reply(query, (InetSocketAddress) packet.getSocketAddress()));
            } catch (IOException e) {
                // The socket was closed or this is no DNS message, so there is nothing to answer.
            }
        }
    }

    private void reply(Message query, InetSocketAddress client) {
        DnsReply answer = answer(DnsQuestion.of(query.getQuestion()));
        if (answer.silent() || loss.isNextLost() || (hidden && !isForwarder(client.getAddress()))) {
            return;
        }
        byte[] wire = answer.toMessage(query).toWire(UDP_LIMIT);
        try {
            udp.send(new DatagramPacket(wire, wire.length, client));
        } catch (IOException e) {
            // The server or the client has closed, so nobody waits for the answer.
        }
    }

    private static boolean isForwarder(InetAddress client) {
        return !client.getHostAddress().equals("127.0.0.1");
    }

    @Override
    public void close() {
        udp.close();
        blockTcp();
        threads.shutdownNow();
    }
}
