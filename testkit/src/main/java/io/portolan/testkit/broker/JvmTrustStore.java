package io.portolan.testkit.broker;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;

/**
 * Makes a PKCS #12 file without a password. The JDK's own trust store has this form since JDK 18. A JVM needs no password
 * setting for it. This class writes the file because JDK 17 cannot write one that it can read again.
 */
final class JvmTrustStore {

    /** Oracle's mark for trusted certificates. Without it the JDK does not trust them. */
    private static final ASN1ObjectIdentifier TRUSTED = new ASN1ObjectIdentifier("2.16.840.1.113894.746875.1.1");

    private JvmTrustStore() {}

    /** Has this authority and all authorities that this JVM trusts. */
    static byte[] createWith(X509Certificate authority) {
        try {
            PKCS12PfxPduBuilder file = new PKCS12PfxPduBuilder();
            for (X509Certificate trusted :
                    Stream.concat(Stream.of(authority), trusted()).toList()) {
                file.addData(bag(trusted));
            }
            return file.build(null, null).getEncoded();
        } catch (GeneralSecurityException | PKCSException | IOException e) {
            throw new IllegalStateException("The trust store for JVMs cannot be made", e);
        }
    }

    private static Stream<X509Certificate> trusted() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Stream.of(factory.getTrustManagers())
                .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()));
    }

    private static PKCS12SafeBag bag(X509Certificate trusted) throws IOException {
        String name = trusted.getSubjectX500Principal().getName() + " " + trusted.getSerialNumber();
        PKCS12SafeBagBuilder bag = new JcaPKCS12SafeBagBuilder(trusted);
        bag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(name));
        bag.addBagAttribute(TRUSTED, KeyPurposeId.anyExtendedKeyUsage);
        return bag.build();
    }
}
