package io.portolan.preflight;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLSocket;

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
    private int correlation;

    private BrokerConnection(BrokerTarget target, Socket socket) {
        this.target = target;
        this.socket = socket;
    }

    /** Connects without TLS. */
    static BrokerConnection connect(BrokerTarget target, OpenSockets sockets, PreflightLimits limits)
            throws IOException {
        Socket socket = sockets.create();
        socket.connect(new InetSocketAddress(target.address(), target.broker().port()), (int)
                limits.connect().toMillis());
        socket.setSoTimeout((int) limits.answer().toMillis());
        socket.setTcpNoDelay(true);
        return new BrokerConnection(target, socket);
    }

    /** The same connection after a TLS handshake. */
    BrokerConnection startTls(TlsClient tls, CertificateRecorder recorder)
            throws IOException, GeneralSecurityException {
        SSLSocket secured = tls.wrap(socket, target.broker().host(), recorder);
        secured.startHandshake();
        return new BrokerConnection(target, secured);
    }

    BrokerTarget target() {
        return target;
    }

    /** The TLS version such as {@code TLSv1.3}. It is empty without TLS. */
    String protocol() {
        return socket instanceof SSLSocket tls ? tls.getSession().getProtocol() : "";
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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream request = new DataOutputStream(bytes);
        request.writeShort(api);
        request.writeShort(version);
        request.writeInt(++correlation);
        writeText(request, CLIENT_ID);
        body.write(request);
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        new DataOutputStream(frame).writeInt(bytes.size());
        bytes.writeTo(frame);
        frame.writeTo(out);
        out.flush();
        return readAnswer(new DataInputStream(socket.getInputStream()));
    }

    private DataInputStream readAnswer(DataInputStream in) throws IOException {
        int size = in.readInt();
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
        if (fields.readInt() != correlation) {
            throw new IOException("the answer to another request: this is not Kafka's protocol");
        }
        return fields;
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
