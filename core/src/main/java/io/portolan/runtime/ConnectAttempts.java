package io.portolan.runtime;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;

/**
 * Connects to one address by several attempts, because the kernel repeats a lost packet only after 1 s and after 3 s. The first
 * one that is answered counts. Like Kafka's connections, it uses no proxy. Blocks.
 *
 * @param address the address and port
 * @param timeout for all attempts together
 */
public record ConnectAttempts(InetSocketAddress address, Duration timeout) {

    private static final int ATTEMPTS = 4;

    /**
     * The open connection, which blocks.
     *
     * @throws java.net.ConnectException if the port is closed
     * @throws SocketTimeoutException if there was no answer
     */
    public SocketChannel connect() throws IOException {
        try (Selector selector = Selector.open()) {
            Optional<SocketChannel> accepted = Optional.empty();
            try {
                accepted = firstAccepted(selector);
                return accepted.orElseThrow(SocketTimeoutException::new);
            } finally {
                for (SelectionKey key : selector.keys()) {
                    if (accepted.filter(key.channel()::equals).isEmpty()) {
                        key.channel().close();
                    }
                }
            }
        }
    }

    private Optional<SocketChannel> firstAccepted(Selector selector) throws IOException {
        long start = System.nanoTime();
        Optional<SocketChannel> accepted = Optional.empty();
        for (int attempt = 1; attempt <= ATTEMPTS && accepted.isEmpty(); attempt++) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_CONNECT);
            accepted = channel.connect(address)
                    ? Optional.of(channel)
                    : awaitAccepted(selector, start + timeout.toNanos() / ATTEMPTS * attempt);
        }
        if (accepted.isPresent()) {
            accepted.get().keyFor(selector).cancel();
            selector.selectNow();
            accepted.get().configureBlocking(true);
        }
        return accepted;
    }

    private static Optional<SocketChannel> awaitAccepted(Selector selector, long end) throws IOException {
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            selector.select(Math.max(1, Duration.ofNanos(left).toMillis()));
            for (SelectionKey key : selector.selectedKeys()) {
                if (((SocketChannel) key.channel()).finishConnect()) {
                    return Optional.of((SocketChannel) key.channel());
                }
            }
        }
        return Optional.empty();
    }
}
