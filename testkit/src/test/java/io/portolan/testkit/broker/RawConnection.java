package io.portolan.testkit.broker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.message.SaslAuthenticateRequestData;
import org.apache.kafka.common.message.SaslHandshakeRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.SaslAuthenticateRequest;
import org.apache.kafka.common.requests.SaslAuthenticateResponse;
import org.apache.kafka.common.requests.SaslHandshakeRequest;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.msk.auth.iam.internals.AWS4SignedPayloadGenerator;
import software.amazon.msk.auth.iam.internals.AuthenticationRequestParams;

/** A client that authenticates once and never again. No setting of kafka-clients does that. */
final class RawConnection implements AutoCloseable {
    private final SSLSocket socket;
    private Duration sessionLife = Duration.ZERO;
    private Instant expiry = Instant.MAX;

    private RawConnection(SSLSocket socket) {
        this.socket = socket;
    }

    static RawConnection authenticated(TwoNodeCluster cluster, AwsCredentials credentials) throws Exception {
        NodeSpec node = cluster.nodes.get(0);
        SSLSocket socket =
                (SSLSocket) trusting(cluster.authority).getSocketFactory().createSocket(node.ip(), LocalKafka.PORT);
        socket.setSoTimeout(10_000);
        RawConnection connection = new RawConnection(socket);
        connection.authenticate(new AWS4SignedPayloadGenerator()
                .signedPayload(AuthenticationRequestParams.create(node.host(), credentials, "test")));
        return connection;
    }

    private static SSLContext trusting(Path authority) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var pem = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private void authenticate(byte[] payload) throws IOException {
        exchange(new SaslHandshakeRequest.Builder(new SaslHandshakeRequestData().setMechanism("AWS_MSK_IAM"))
                .build((short) 1));
        ByteBuffer answer =
                exchange(new SaslAuthenticateRequest.Builder(new SaslAuthenticateRequestData().setAuthBytes(payload))
                        .build((short) 1));
        sessionLife = Duration.ofMillis(SaslAuthenticateResponse.parse(new ByteBufferAccessor(answer), (short) 1)
                .sessionLifetimeMs());
        expiry = Instant.now().plus(sessionLife);
    }

    Duration sessionLife() {
        return sessionLife;
    }

    boolean isExpired() {
        return Instant.now().isAfter(expiry);
    }

    boolean answersMetadata() {
        try {
            return exchange(new MetadataRequest.Builder(List.of(), false).build((short) 8))
                    .hasRemaining();
        } catch (IOException cut) {
            return false;
        }
    }

    private ByteBuffer exchange(AbstractRequest request) throws IOException {
        ApiKeys api = request.apiKey();
        RequestHeader header = new RequestHeader(api, request.version(), "raw", 1);
        ByteBuffer message = request.serializeWithHeader(header);
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] answer = in.readNBytes(in.readInt());
        // The header of these versions has only the correlation id.
        return ByteBuffer.wrap(answer, Integer.BYTES, answer.length - Integer.BYTES)
                .slice();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
