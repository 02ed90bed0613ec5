package io.portolan.testkit.broker;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
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
import org.bouncycastle.util.IPAddress;

/**
 * The certificate authority of an estate. It exists in memory only and is valid for a week. Clients trust
 * {@link #certificate()}. Immutable and thread-safe.
 */
public final class CertificateAuthority {
    private static final Duration LIFE = Duration.ofDays(8);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PrivateKey key;
    private final X509Certificate certificate;

    private CertificateAuthority(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** A certificate before it is signed. Without hosts it is the authority's own. */
    private record Draft(X500Principal subject, PublicKey key, Collection<String> hosts, Instant start) {}

    /** A new authority with a key of its own. */
    public static CertificateAuthority create() {
        return create("Portolan testkit");
    }

    /** A new authority with this common name. */
    public static CertificateAuthority create(String name) {
        KeyPair pair = keyPair();
        X500Principal subject = new X500Principal("CN=" + name);
        Draft own = new Draft(subject, pair.getPublic(), List.of(), yesterday());
        return new CertificateAuthority(pair.getPrivate(), sign(subject, pair.getPrivate(), own));
    }

    /** The authority's certificate as PEM. It is the trust store of a client with {@code ssl.truststore.type=PEM}. */
    public String certificate() {
        return pem(certificate);
    }

    /**
     * A trust store for {@code -Djavax.net.ssl.trustStore}. It has this authority and all authorities that this JVM trusts. Its
     * form is PKCS #12 without a password.
     */
    public byte[] jvmTrustStore() {
        return JvmTrustStore.createWith(certificate);
    }

    /**
     * Issues a server's certificate.
     *
     * @param names the DNS names and IP addresses that it covers. At least one is needed. {@code *.} stands for one label.
     */
    public ServerCertificate issue(Collection<String> names) {
        return issue(names, yesterday());
    }

    /** Issues a server's certificate that expired a day ago. */
    public ServerCertificate issueExpired(Collection<String> names) {
        return issue(names, yesterday().minus(LIFE));
    }

    private ServerCertificate issue(Collection<String> names, Instant start) {
        KeyPair pair = keyPair();
        // Clients look at the alternative names only. They would ignore a common name.
        Draft draft = new Draft(new X500Principal("O=Portolan testkit"), pair.getPublic(), names, start);
        X509Certificate issued = sign(certificate.getSubjectX500Principal(), key, draft);
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
            throw new IllegalStateException("This JVM cannot make keys on the curve secp256r1", e);
        }
    }

    private static Instant yesterday() {
        return Instant.now().minus(Duration.ofDays(1));
    }

    private static X509Certificate sign(X500Principal issuer, PrivateKey issuerKey, Draft draft) {
        var builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(64, RANDOM),
                Date.from(draft.start()),
                Date.from(draft.start().plus(LIFE)),
                draft.subject(),
                draft.key());
        try {
            if (draft.hosts().isEmpty()) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            } else {
                builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames(draft.hosts()));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey)));
        } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("The certificate for " + draft.hosts() + " cannot be made", e);
        }
    }

    private static GeneralNames alternativeNames(Collection<String> names) {
        return new GeneralNames(names.stream()
                .map(name ->
                        new GeneralName(IPAddress.isValid(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }

    private static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate of the testkit cannot be encoded", e);
        }
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + type + "-----\n";
    }
}
