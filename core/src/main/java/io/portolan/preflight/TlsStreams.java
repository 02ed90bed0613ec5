package io.portolan.preflight;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * TLS by an engine over a connected socket, because Kafka's factories make engines and no sockets. It blocks. Each wait for the
 * server ends at the socket's own timeout. For one thread at a time.
 */
final class TlsStreams {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final InputStream in;
    private final OutputStream out;
    private ByteBuffer received;
    private ByteBuffer content = NOTHING;

    private TlsStreams(SSLEngine engine, Socket socket) throws IOException {
        this.engine = engine;
        in = socket.getInputStream();
        out = socket.getOutputStream();
        received =
                ByteBuffer.allocate(engine.getSession().getPacketBufferSize()).limit(0);
    }

    /** Does the handshake. If the server is refused, it is told so. */
    static TlsStreams handshake(SSLEngine engine, Socket socket) throws IOException {
        TlsStreams streams = new TlsStreams(engine, socket);
        try {
            engine.beginHandshake();
            while (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
                streams.advance();
            }
        } catch (SSLException e) {
            streams.sendAlert(e);
            throw e;
        } catch (RuntimeException e) {
            throw new SSLException("The TLS engine failed", e); // Engines and trust managers may be the user's.
        }
        return streams;
    }

    private void advance() throws IOException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> runTasks();
            case NEED_WRAP -> send(NOTHING);
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> receive();
            case FINISHED, NOT_HANDSHAKING -> {}
        }
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private void sendAlert(SSLException reason) {
        try {
            send(NOTHING);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private void send(ByteBuffer plain) throws IOException {
        ByteBuffer packet = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        SSLEngineResult result = engine.wrap(plain, packet);
        out.write(packet.array(), 0, packet.position());
        out.flush();
        if (result.getStatus() != Status.OK) {
            throw new SSLException("The TLS engine cannot send: " + result.getStatus());
        }
    }

    /** Decrypts what has arrived, or waits for more of it. */
    private void receive() throws IOException {
        ByteBuffer plain = ByteBuffer.allocate(
                Math.max(content.capacity(), engine.getSession().getApplicationBufferSize()));
        SSLEngineResult result = engine.unwrap(received, plain);
        content = plain.flip();
        switch (result.getStatus()) {
            case BUFFER_UNDERFLOW -> waitForBytes();
            case BUFFER_OVERFLOW ->
                content = ByteBuffer.allocate(2 * plain.capacity()).limit(0);
            case CLOSED -> throw new EOFException();
            case OK -> {}
        }
    }

    private void waitForBytes() throws IOException {
        int size = received.remaining() == received.capacity() ? 2 * received.capacity() : received.capacity();
        ByteBuffer longer = ByteBuffer.allocate(size).put(received);
        int count = in.read(longer.array(), longer.position(), longer.remaining());
        if (count < 0) {
            throw new EOFException();
        }
        received = longer.position(longer.position() + count).flip();
    }

    /** What the server sends, decrypted. */
    InputStream input() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                awaitContent();
                return Byte.toUnsignedInt(content.get());
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (length > 0) {
                    awaitContent();
                }
                int count = Math.min(length, content.remaining());
                content.get(bytes, offset, count);
                return count;
            }
        };
    }

    /** Servers also send what is for the engine alone, such as tickets of sessions and new keys. */
    private void awaitContent() throws IOException {
        while (!content.hasRemaining()) {
            receive();
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK
                    || engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                advance();
            }
        }
    }

    /** What the server gets, encrypted. Each write is sent at once. */
    OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                ByteBuffer plain = ByteBuffer.wrap(bytes, offset, length);
                while (plain.hasRemaining()) {
                    send(plain);
                }
            }
        };
    }
}
