package io.portolan.testkit.broker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The key and the certificate chain of a server as PEM.
 *
 * @param chain the server's certificate and after it the authority's
 * @param key the private key as PKCS #8 without encryption. It is a secret.
 */
public record ServerCertificate(String chain, String key) {

    private static final char[] NO_PASSWORD = {};

    /** A context for a server that presents this certificate. It has the JDK's default protocols and ciphers. */
    public SSLContext sslContext() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry("server", privateKey(), NO_PASSWORD, certificates());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This JVM cannot present a certificate of the testkit", e);
        }
    }

    private Certificate[] certificates() throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(chain.getBytes(US_ASCII)))
                .toArray(Certificate[]::new);
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        byte[] content = Base64.getMimeDecoder().decode(key.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(content));
    }

    /** Does not show the key. */
    @Override
    public String toString() {
        return "ServerCertificate[" + chain.length() + " characters of PEM, key hidden]";
    }
}
