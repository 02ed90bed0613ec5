package io.portolan.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.preflight.TlsEngines;
import io.portolan.testkit.broker.CertificateAuthority;
import io.portolan.testkit.broker.ServerCertificate;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link RefusedTls} names the settings that Kafka refuses. */
class RefusedTlsTest {

    private static final String CERTIFICATE = CertificateAuthority.create().certificate();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "ssl.cipher.suites, ECDHE-RSA-AES256-GCM-SHA384, ECDHE-RSA-AES256-GCM-SHA384, Write the cipher suites as Java does",
        "ssl.enabled.protocols, TLSv1.9, TLSv1.9, Choose among TLSv1.2 and TLSv1.3",
        "ssl.enabled.protocols, TLSv1.1, No appropriate protocol, Choose among TLSv1.2 and TLSv1.3",
        "ssl.protocol, TLSv1.9, TLSv1.9 SSLContext not available, Choose among TLSv1.2 and TLSv1.3",
        "ssl.provider, BCJSSE, no such provider: BCJSSE, Correct it",
        "ssl.trustmanager.algorithm, X510, X510 TrustManagerFactory not available, Correct it",
        "ssl.secure.random.implementation, DICE, DICE SecureRandom not available, Correct it",
        "ssl.truststore.location, /not/there.jks, NoSuchFileException: /not/there.jks, Check that the file exists",
        "ssl.truststore.location, ~/ca.pem, NoSuchFileException: ~/ca.pem, Check that the file exists",
        "ssl.keystore.location, /not/there.p12, key store password is not specified, Check that the file exists",
        "ssl.engine.factory.class, com.example.None, com.example.None, on the class path",
        "ssl.engine.factory.class, java.lang.String, java.lang.String is no SslEngineFactory, on the class path",
    })
    void refusedSettingIsNamedWithItsFix(String setting, String value, String seen, String fix) {
        Finding finding = refusal(Map.of(setting, value, "ssl.endpoint.identification.algorithm", "https"));

        assertThat(finding.code()).isEqualTo(Code.TLS_SETTING_REFUSED);
        assertThat(finding.subject()).isEqualTo(setting + "=" + value);
        assertThat(finding.seen()).contains(seen);
        assertThat(finding.cause()).startsWith("Kafka refuses this setting");
        assertThat(finding.fix()).contains(fix);
    }

    @Test
    void wrongFormatNamesTypeAndLocation() throws Exception {
        Path pem = Files.writeString(folder.resolve("ca.pem"), CERTIFICATE);
        Finding finding = refusal(
                Map.of("ssl.truststore.type", "BCFKS", "ssl.truststore.location", pem.toString(), "acks", "all"));

        assertThat(finding.subject()).contains("ssl.truststore.location=" + pem).doesNotContain("acks");
        assertThat(finding.seen()).contains("BCFKS");
    }

    @Test
    void aWrongPasswordIsNotRepeated() throws Exception {
        Path file = folder.resolve("store.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "secret".toCharArray());
        }
        Finding finding = refusal(Map.of(
                "ssl.truststore.type", "PKCS12",
                "ssl.truststore.location", file.toString(),
                "ssl.truststore.password", "gue55ed"));

        assertThat(finding.subject()).isEqualTo("ssl.truststore.password");
        assertThat(finding.seen()).contains("integrity check");
        assertThat(finding.toString()).doesNotContain("gue55ed");
    }

    @Test
    void anEncryptedKeyIsRead() throws Exception {
        ServerCertificate own = CertificateAuthority.create().issue(List.of("client.test"));
        Map<String, String> settings = new HashMap<>(Map.of(
                "ssl.keystore.type",
                "PEM",
                "ssl.keystore.certificate.chain",
                own.chain(),
                "ssl.keystore.key",
                encrypted(own.key(), "secret"),
                "ssl.key.password",
                "secret"));
        open(settings);

        settings.put("ssl.key.password", "gue55ed");
        assertThat(refusal(settings).toString()).contains("ssl.key.password").doesNotContain("gue55ed");
    }

    private static String encrypted(String pem, String password) throws Exception {
        byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        String algorithm = "PBEWithSHA1AndDESede";
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password.toCharArray())));
        byte[] encrypted = new EncryptedPrivateKeyInfo(cipher.getParameters(), cipher.doFinal(key)).getEncoded();
        return "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(encrypted)
                + "\n-----END ENCRYPTED PRIVATE KEY-----\n";
    }

    @Test
    void aPastedKeyIsNotRepeated() {
        Finding finding = refusal(Map.of(
                "ssl.keystore.type", "PEM",
                "ssl.keystore.location", "-----BEGIN PRIVATE KEY-----\\nMIIsecret\\n-----END PRIVATE KEY-----"));

        assertThat(finding.subject()).isEqualTo("ssl.keystore.location, ssl.keystore.type=PEM");
        assertThat(finding.toString()).doesNotContain("MIIsecret");
    }

    @Test
    void settingsOfOneStoreAreNamedTogether() {
        Finding finding = refusal(Map.of(
                "ssl.keystore.type", "PEM",
                "ssl.keystore.certificate.chain", CERTIFICATE,
                "ssl.keystore.key", "no key",
                "ssl.provider", "SunJSSE"));

        assertThat(finding.subject())
                .contains("ssl.keystore.certificate.chain", "ssl.keystore.key")
                .doesNotContain("ssl.provider");
    }

    @Test
    void protocolsThatContradictTheCiphersAreNamed() {
        Finding finding =
                refusal(Map.of("ssl.enabled.protocols", "TLSv1.2", "ssl.cipher.suites", "TLS_AES_128_GCM_SHA256"));

        assertThat(finding.subject())
                .contains("ssl.enabled.protocols=TLSv1.2", "ssl.cipher.suites=TLS_AES_128_GCM_SHA256");
        assertThat(finding.seen()).contains("No appropriate protocol");
    }

    @Test
    void trustAsFileAndTextIsRefused() throws Exception {
        Path pem = Files.writeString(folder.resolve("ca.pem"), CERTIFICATE);
        Finding finding = refusal(Map.of(
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                pem.toString(),
                "ssl.truststore.certificates",
                CERTIFICATE));

        assertThat(finding.subject()).contains("ssl.truststore.location=" + pem, "ssl.truststore.certificates");
        assertThat(finding.fix()).isEqualTo("Keep one of the two, the file or the text.");
    }

    @Test
    void keyWithoutItsCertificatesIsRefused() {
        ServerCertificate own = CertificateAuthority.create().issue(List.of("client.test"));
        Finding finding = refusal(Map.of("ssl.keystore.type", "PEM", "ssl.keystore.key", own.key()));

        assertThat(finding.subject()).isEqualTo("ssl.keystore.key");
        assertThat(finding.fix()).contains("(ssl.keystore.certificate.chain) together");
    }

    @Test
    void unknownConfigProviderIsNamed() {
        Finding finding = refusal(Map.of(
                "config.providers", "vault",
                "config.providers.vault.class", "com.example.Vault",
                "ssl.truststore.location", "${vault:ca}"));

        assertThat(finding.subject()).contains("config.providers.vault.class");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pem", "PEM"})
    void kafkaDecidesWhichTypeItTakes(String type) throws Exception {
        Path pem = Files.writeString(folder.resolve("ca.pem"), "Bag Attributes\r\n" + CERTIFICATE);
        Map<String, String> settings = Map.of("ssl.truststore.type", type, "ssl.truststore.location", pem.toString());
        if (type.equals("PEM")) {
            open(settings);
        } else {
            assertThat(refusal(settings).subject()).contains("ssl.truststore.type=pem");
        }
    }

    private static Finding refusal(Map<String, ?> settings) {
        PortolanException refused = catchThrowableOfType(PortolanException.class, () -> open(settings));
        assertThat(refused).as("the refusal").hasNoCause();
        assertThat(refused.findings()).hasSize(1);
        return refused.findings().get(0);
    }

    private static void open(Map<String, ?> settings) {
        try (TlsEngines engines = TlsSettings.of(settings).openEngines()) {
            engines.createEngine("b1.kafka.test", 9098);
        }
    }
}
