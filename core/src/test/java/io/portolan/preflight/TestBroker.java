package io.portolan.preflight;

import io.portolan.testkit.broker.ServerCertificate;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Listens on one address like a broker, with what it answers written by hand: an answer for each request of Kafka's, or none. */
final class TestBroker implements Closeable {

    private static final int SASL_AUTHENTICATE = 36;
    private static final int METADATA = 3;

    private final ServerSocket server;
    private volatile String refusal = "";
    private volatile @Nullable String advertised;

    private TestBroker(ServerSocket server) {
        this.server = server;
        Thread thread = new Thread(this::serve, "test-broker");
        thread.setDaemon(true);
        thread.start();
    }

    static TestBroker plain(String ip) throws IOException {
        return new TestBroker(new ServerSocket(0, 50, InetAddress.getByName(ip)));
    }

    static TestBroker tls(String ip, ServerCertificate certificate) throws IOException, GeneralSecurityException {
        TlsStores stores = new TlsStores(
                Map.of("ssl.keystore.certificate.chain", certificate.chain(), "ssl.keystore.key", certificate.key()));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(stores.own().orElseThrow(), new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return new TestBroker(context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName(ip)));
    }

    /** Denies with this text whoever authenticates. */
    TestBroker refusing(String text) {
        refusal = text;
        return this;
    }

    /** Says in its metadata that it is this host, at its own port; without that, it does not answer for metadata. */
    TestBroker advertising(String host) {
        advertised = host;
        return this;
    }

    int port() {
        return ((InetSocketAddress) server.getLocalSocketAddress()).getPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                converse(client);
            } catch (IOException e) {
                // the next one
            }
        }
    }

    private void converse(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        while (true) {
            DataInputStream request = new DataInputStream(client.getInputStream());
            int size = request.readInt();
            short api = in.readShort();
            in.readShort();
            int correlation = in.readInt();
            in.skipNBytes(size - 8L);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream answer = new DataOutputStream(bytes);
            answer.writeInt(correlation);
            if (!answer(api, answer)) {
                in.read(); // silent, until the client goes
                return;
            }
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            out.writeInt(bytes.size());
            bytes.writeTo(out);
            out.flush();
        }
    }

    private boolean answer(short api, DataOutputStream answer) throws IOException {
        if (api == METADATA) {
            return metadata(answer);
        }
        answer.writeShort(api == SASL_AUTHENTICATE && !refusal.isEmpty() ? 58 : 0);
        if (api == SASL_AUTHENTICATE) {
            BrokerConnection.writeText(answer, refusal);
            answer.writeInt(0);
            answer.writeLong(900_000);
        } else {
            answer.writeInt(0);
        }
        return true;
    }

    private boolean metadata(DataOutputStream answer) throws IOException {
        String host = advertised;
        if (host == null) {
            return false;
        }
        answer.writeInt(0);
        answer.writeInt(1);
        answer.writeInt(1);
        BrokerConnection.writeText(answer, host);
        answer.writeInt(port());
        answer.writeShort(-1);
        return true;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
