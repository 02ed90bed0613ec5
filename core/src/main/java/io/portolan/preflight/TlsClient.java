package io.portolan.preflight;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** TLS as a cluster's {@code ssl.*} settings want it. Thread-safe. */
final class TlsClient {

    private final Map<String, String> settings;
    private final X509ExtendedTrustManager trustManager;
    private final KeyManager @Nullable [] keys;

    private TlsClient(
            Map<String, String> settings, X509ExtendedTrustManager trustManager, KeyManager @Nullable [] keys) {
        this.settings = settings;
        this.trustManager = trustManager;
        this.keys = keys;
    }

    /** The setting that only kafka-clients can follow. It is empty if there is none. */
    static Optional<String> unsupportedSetting(Map<String, String> settings) {
        if (settings.containsKey("ssl.engine.factory.class")) {
            return Optional.of("ssl.engine.factory.class");
        }
        if (settings.containsKey("config.providers")) {
            return Optional.of("config.providers");
        }
        return new TlsStores(settings).encryptedKey() ? Optional.of("an encrypted PEM key") : Optional.empty();
    }

    /**
     * Loads what the settings name.
     *
     * @throws PortolanException with {@code TLS_FAILED} if that fails. It would fail for Kafka's clients as well.
     */
    static TlsClient of(Map<String, String> settings) {
        TlsStores stores = new TlsStores(settings);
        try {
            return new TlsClient(settings, trust(stores.trusted()), keys(stores));
        } catch (GeneralSecurityException | IOException e) {
            // The exception is not the cause because providers may put secrets into theirs.
            throw new PortolanException(
                    "The cluster's TLS settings cannot be used",
                    Finding.about(Code.TLS_FAILED, stores.locations())
                            .asked("the certificates and keys of the cluster's ssl.* settings")
                            .seen(e.getClass().getSimpleName() + ": " + e.getMessage())
                            .cause("They cannot be loaded. Kafka's clients would fail to start.")
                            .fix(
                                    "Check that the file exists and can be read. Check its format, which ssl.truststore.type or"
                                            + " ssl.keystore.type names (PEM, PKCS12, JKS), and its password.")
                            .build());
        }
    }

    private static X509ExtendedTrustManager trust(Optional<KeyStore> trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted.orElse(null));
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager trustManager) {
                return trustManager;
            }
        }
        throw new GeneralSecurityException("This JVM has no trust manager for X.509");
    }

    private static KeyManager @Nullable [] keys(TlsStores stores) throws GeneralSecurityException, IOException {
        Optional<KeyStore> own = stores.own();
        if (own.isEmpty()) {
            return null;
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(own.get(), stores.keyPassword());
        return factory.getKeyManagers();
    }

    /** A trust manager that remembers what one server shows. */
    CertificateRecorder newRecorder() {
        return new CertificateRecorder(trustManager);
    }

    /** TLS over this connected socket before the handshake. Closing it closes the socket. */
    SSLSocket wrap(Socket socket, String host, CertificateRecorder recorder)
            throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance(settings.getOrDefault("ssl.protocol", "TLSv1.3"));
        context.init(keys, new TrustManager[] {recorder}, null);
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(
                settings.getOrDefault("ssl.endpoint.identification.algorithm", "https"));
        String[] protocols = list("ssl.enabled.protocols");
        if (protocols.length > 0) {
            parameters.setProtocols(protocols);
        }
        String[] suites = list("ssl.cipher.suites");
        if (suites.length > 0) {
            parameters.setCipherSuites(suites);
        }
        tls.setSSLParameters(parameters);
        return tls;
    }

    private String[] list(String setting) {
        List<String> values = new ArrayList<>();
        for (String value : settings.getOrDefault(setting, "").split(",", 0)) {
            if (!value.isBlank()) {
                values.add(value.strip());
            }
        }
        return values.toArray(new String[0]);
    }
}
