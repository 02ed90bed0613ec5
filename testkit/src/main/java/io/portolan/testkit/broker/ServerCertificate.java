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
 * A server's key and certificate chain, as PEM.
 *
 * @param chain its certificate, then the authority's
 * @param key its private key, PKCS #8, not encrypted
 */
public record ServerCertificate(String chain, String key) {

    private static final char[] NO_PASSWORD = {};

    /** For a server that presents it, with the JDK's own protocols and ciphers. */
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

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "ServerCertificate[" + chain.length() + " characters of PEM, key hidden]";
    }
}
