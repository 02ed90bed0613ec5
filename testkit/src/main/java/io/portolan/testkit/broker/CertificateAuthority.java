package io.portolan.testkit.broker;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An estate's own certificate authority, in memory and valid for a week. Clients trust {@link #certificate()}. Immutable
 * and thread-safe.
 */
public final class CertificateAuthority {
    private static final X500Principal NAME = new X500Principal("CN=Portolan testkit");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PrivateKey key;
    private final X509Certificate certificate;

    private CertificateAuthority(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** A new authority with a key of its own. */
    public static CertificateAuthority create() {
        KeyPair pair = keyPair();
        return new CertificateAuthority(pair.getPrivate(), signed(NAME, pair, pair.getPrivate(), List.of()));
    }

    /** The authority's certificate as PEM: what a client's trust store ({@code ssl.truststore.type=PEM}) holds. */
    public String certificate() {
        return pem(certificate);
    }

    /**
     * Issues a server's certificate.
     *
     * @param names the DNS names that it covers, at least one; {@code *.} stands for one label
     */
    public ServerCertificate issue(Collection<String> names) {
        KeyPair pair = keyPair();
        // Names are looked up in the alternative names alone; a common name would be ignored.
        X509Certificate issued = signed(new X500Principal("O=Portolan testkit"), pair, key, names);
        return new ServerCertificate(
                pem(issued) + pem(certificate),
                pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM makes no keys on the curve secp256r1", e);
        }
    }

    /** A certificate for {@code names}; without names it is the authority's own. */
    private static X509Certificate signed(
            X500Principal subject, KeyPair pair, PrivateKey issuer, Collection<String> names) {
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                NAME,
                new BigInteger(64, RANDOM),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(7))),
                subject,
                pair.getPublic());
        try {
            if (names.isEmpty()) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            } else {
                builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames(names));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer)));
        } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("No certificate could be made for " + names, e);
        }
    }

    private static GeneralNames alternativeNames(Collection<String> names) {
        return new GeneralNames(names.stream()
                .map(name -> new GeneralName(GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }

    private static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate of our own making cannot be encoded", e);
        }
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + type + "-----\n";
    }
}
