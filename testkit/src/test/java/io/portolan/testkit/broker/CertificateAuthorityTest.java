package io.portolan.testkit.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CertificateAuthorityTest {
    private final CertificateAuthority authority = CertificateAuthority.create();

    @Test
    void aServerCertificateCoversItsNamesAndIsSignedByTheAuthority() throws Exception {
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
