package io.portolan.testkit.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.ClientTrust;
import java.io.ByteArrayInputStream;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

/** The certificates and stores that {@link CertificateAuthority} makes. */
class CertificateAuthorityTest {
    /** The types of alternative names. */
    private static final int NAME = 2;

    private static final int ADDRESS = 7;

    private final CertificateAuthority authority = CertificateAuthority.create();

    @Test
    void serverCertificateIsSignedAndCoversItsNames() throws Exception {
        ServerCertificate issued = authority.issue(List.of("*.c2.kafka-serverless", "boot-x.c2.kafka-serverless"));
        List<X509Certificate> chain = certificates(issued.chain());
        assertThat(chain.get(0).getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactly("*.c2.kafka-serverless", "boot-x.c2.kafka-serverless");
        PKIXParameters trust = new PKIXParameters(
                Set.of(new TrustAnchor(certificates(authority.certificate()).get(0), null)));
        trust.setRevocationEnabled(false);
        var path = CertificateFactory.getInstance("X.509").generateCertPath(chain.subList(0, 1));
        assertThat(CertPathValidator.getInstance("PKIX").validate(path, trust)).isNotNull();
    }

    @Test
    void addressesAreToldFromNames() throws Exception {
        ServerCertificate issued = authority.issue(List.of("boot-x", "127.30.1.1", "::1"));
        assertThat(certificates(issued.chain()).get(0).getSubjectAlternativeNames())
                .containsExactly(
                        List.of(NAME, "boot-x"), List.of(ADDRESS, "127.30.1.1"), List.of(ADDRESS, "0:0:0:0:0:0:0:1"));
    }

    @Test
    void jvmTrustStoreHoldsBothAuthorities() throws Exception {
        TrustManagerFactory own = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        own.init((KeyStore) null);
        X509Certificate[] known = ((X509TrustManager) own.getTrustManagers()[0]).getAcceptedIssuers();
        assertThat(ClientTrust.from(authority.jvmTrustStore()).authorities())
                .contains(certificates(authority.certificate()).get(0))
                .contains(known)
                .hasSize(known.length + 1);
    }

    @Test
    void aPrivateKeyIsNotShown() {
        ServerCertificate issued = authority.issue(List.of("boot-x"));
        assertThat(issued.key()).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(issued.toString()).doesNotContain("BEGIN PRIVATE KEY");
    }

    @Test
    void twoAuthoritiesDoNotTrustEachOther() {
        assertThat(CertificateAuthority.create().certificate()).isNotEqualTo(authority.certificate());
    }

    private static List<X509Certificate> certificates(String pem) throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(UTF_8)))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
    }
}
