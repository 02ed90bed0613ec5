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
import org.jspecify.annotations.Nullable;

/** Listens on one address like a broker. Its answers are written by hand. Each request of Kafka's gets one or none. */
final class ScriptedBroker implements Closeable {

    private static final int SASL_AUTHENTICATE = 36;
    private static final int METADATA = 3;
    private static final int API_VERSIONS = 18;

    private final ServerSocket server;
    private volatile byte[] apiVersions = {0, 35}; // an unknown version of the request
    private volatile String refusal = "";
    private volatile String offered = "";
    private volatile @Nullable String advertised;
    private volatile int advertisedPort;
    private volatile String clusterId = "";

    private ScriptedBroker(ServerSocket server) {
        this.server = server;
        start(this::serve);
    }

    static ScriptedBroker plain(String ip) throws IOException {
        return new ScriptedBroker(new ServerSocket(0, 50, InetAddress.getByName(ip)));
    }

    static ScriptedBroker tls(String ip, ServerCertificate certificate) throws IOException {
        return tls(ip, 0, certificate);
    }

    static ScriptedBroker tls(String ip, int port, ServerCertificate certificate) throws IOException {
        return new ScriptedBroker(certificate
                .sslContext()
                .getServerSocketFactory()
                .createServerSocket(port, 50, InetAddress.getByName(ip)));
    }

    /** Refuses every client that authenticates. The refusal is this text. */
    ScriptedBroker refusing(String text) {
        refusal = text;
        return this;
    }

    /** Says in its metadata that it is this host at its own port. Without that, it does not answer a metadata request. */
    ScriptedBroker advertising(String host) {
        return advertising(host, port());
    }

    ScriptedBroker advertising(String host, int port) {
        advertised = host;
        advertisedPort = port;
        return this;
    }

    /** Names this cluster id in its metadata. */
    ScriptedBroker ofCluster(String id) {
        clusterId = id;
        return this;
    }

    /** Answers with this to the question which APIs it speaks. Without that, it is older than the question. */
    ScriptedBroker speaking(byte[] answer) {
        apiVersions = answer;
        return this;
    }

    /** Knows only this SASL mechanism. */
    ScriptedBroker offering(String mechanism) {
        offered = mechanism;
        return this;
    }

    InetAddress address() {
        return server.getInetAddress();
    }

    int port() {
        return ((InetSocketAddress) server.getLocalSocketAddress()).getPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                start(() -> converse(client));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "test-broker");
        thread.setDaemon(true);
        thread.start();
    }

    private void converse(Socket socket) {
        try (socket) {
            answer(socket);
        } catch (IOException e) {
            // the client has gone
        }
    }

    private void answer(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        while (true) {
            int size = in.readInt();
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
        if (api == API_VERSIONS) {
            answer.write(apiVersions);
            return true;
        }
        if (api == SASL_AUTHENTICATE) {
            answer.writeShort(refusal.isEmpty() ? 0 : 58);
            BrokerConnection.writeText(answer, refusal);
            answer.writeInt(0);
            answer.writeLong(900_000);
            return true;
        }
        answer.writeShort(offered.isEmpty() ? 0 : 33);
        answer.writeInt(offered.isEmpty() ? 0 : 1);
        BrokerConnection.writeText(answer, offered);
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
        answer.writeInt(advertisedPort);
        answer.writeShort(-1);
        BrokerConnection.writeText(answer, clusterId);
        return true;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
