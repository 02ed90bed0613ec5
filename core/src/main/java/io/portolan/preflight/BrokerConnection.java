package io.portolan.preflight;

import io.portolan.runtime.ConnectAttempts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLEngine;

/**
 * A connection to one address of a broker that carries Kafka's protocol. A Kafka client cannot replace it. The client asks the
 * advertised brokers for metadata, so it could not show that only their names are wrong.
 *
 * <p>It blocks and is for one thread at a time. The run's {@link OpenSockets} close its socket.
 */
final class BrokerConnection {

    private static final String CLIENT_ID = "portolan-preflight";
    /** An answer that names 500 brokers has some 100 kB. */
    private static final int LARGEST_ANSWER = 1024 * 1024;

    private final BrokerTarget target;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Map<Integer, DataInputStream> answers = new HashMap<>();
    private int correlation;

    private BrokerConnection(BrokerTarget target, Socket socket, InputStream in, OutputStream out) {
        this.target = target;
        this.socket = socket;
        this.in = in;
        this.out = out;
    }

    /** Connects without TLS. */
    static BrokerConnection connect(BrokerTarget target, OpenSockets sockets, PreflightLimits limits)
            throws IOException {
        Socket socket = connectSocket(target, sockets, limits);
        return new BrokerConnection(target, socket, socket.getInputStream(), socket.getOutputStream());
    }

    static Socket connectSocket(BrokerTarget target, OpenSockets sockets, PreflightLimits limits) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(target.address(), target.broker().port());
        Socket socket = sockets.add(new ConnectAttempts(address, limits.connect()).connect());
        socket.setSoTimeout((int) limits.answer().toMillis());
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** The same connection after a TLS handshake by this engine. */
    BrokerConnection startTls(SSLEngine engine) throws IOException {
        TlsStreams tls = TlsStreams.handshake(engine, socket);
        return new BrokerConnection(target, socket, tls.input(), tls.output());
    }

    BrokerTarget target() {
        return target;
    }

    /**
     * Sends one request and waits for its answer.
     *
     * @param api the API key of Kafka's protocol
     * @param version a version whose headers are not flexible (KIP-482)
     * @param body writes what follows the header
     * @return the answer behind its header
     */
    DataInputStream request(short api, short version, Body body) throws IOException {
        return receive(send(api, version, body));
    }

    /** Sends one request without waiting for its answer. Returns its number for {@link #receive}. */
    int send(short api, short version, Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream request = new DataOutputStream(bytes);
        request.writeShort(api);
        request.writeShort(version);
        request.writeInt(++correlation);
        writeText(request, CLIENT_ID);
        body.write(request);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        new DataOutputStream(frame).writeInt(bytes.size());
        bytes.writeTo(frame);
        frame.writeTo(out);
        out.flush();
        return correlation;
    }

    /** Waits for the answer to the request of this number. Returns what is behind its header. Keeps others for later. */
    DataInputStream receive(int number) throws IOException {
        while (!answers.containsKey(number)) {
            readAnswer();
        }
        return Objects.requireNonNull(answers.remove(number));
    }

    private void readAnswer() throws IOException {
        int size = new DataInputStream(in).readInt();
        if (size < Integer.BYTES || size > LARGEST_ANSWER) {
            throw new IOException(
                    "an answer of " + Integer.toUnsignedString(size) + " bytes: this is not Kafka's protocol");
        }
        // Reads as the bytes arrive. So a false size costs no memory.
        byte[] answer = in.readNBytes(size);
        if (answer.length < size) {
            throw new EOFException();
        }
        DataInputStream fields = new DataInputStream(new ByteArrayInputStream(answer));
        int number = fields.readInt();
        if (number < 1 || number > correlation || answers.put(number, fields) != null) {
            throw new IOException("the answer to another request: this is not Kafka's protocol");
        }
    }

    static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    /** The next text. A null text is empty as well. */
    static String readText(DataInputStream in) throws IOException {
        int length = in.readShort();
        return length <= 0 ? "" : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** Writes a request behind its header. */
    interface Body {

        void write(DataOutputStream out) throws IOException;
    }
}
