package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.catalog.BrokerAddress;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PortolanException;
import io.portolan.testkit.broker.CertificateAuthority;
import io.portolan.testkit.broker.ServerCertificate;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link TlsClient} follows a cluster's {@code ssl.*} settings in a real handshake. */
class TlsClientTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create();
    private static final String HOST = "b1.kafka.test";

    @TempDir
    static Path directory;

    static Stream<Map<String, String>> waysToTrust() throws Exception {
        Path pem = Files.writeString(directory.resolve("ca.pem"), "# a comment\n" + AUTHORITY.certificate());
        return Stream.of(
                Map.of("ssl.truststore.type", "PEM", "ssl.truststore.location", pem.toString()),
                Map.of("ssl.truststore.type", "PEM", "ssl.truststore.certificates", AUTHORITY.certificate()),
                store("PKCS12", "secret"),
                store("JKS", "secret"));
    }

    private static Map<String, String> store(String type, String password) throws Exception {
        Path file = directory.resolve("store." + type);
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        store.setCertificateEntry(
                "ca", PemReader.certificates(AUTHORITY.certificate()).get(0));
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return Map.of(
                "ssl.truststore.type",
                type,
                "ssl.truststore.location",
                file.toString(),
                "ssl.truststore.password",
                password);
    }

    @ParameterizedTest
    @MethodSource("waysToTrust")
    void privateAuthorityIsTrustedBySettings(Map<String, String> settings) throws Exception {
        assertThat(verdict(settings, AUTHORITY.issue(List.of(HOST)))).isEqualTo(Code.OK);
    }

    @Test
    void withoutSettingsTheJvmsOwnAuthoritiesCount() throws Exception {
        assertThat(verdict(Map.of(), AUTHORITY.issue(List.of(HOST)))).isEqualTo(Code.TLS_UNTRUSTED);
    }

    @Test
    void hostNamesAreCheckedUnlessTurnedOff() throws Exception {
        ServerCertificate other = AUTHORITY.issue(List.of("other.kafka.test"));

        assertThat(verdict(trusting(), other)).isEqualTo(Code.TLS_NAME_MISMATCH);
        assertThat(verdict(trusting("ssl.endpoint.identification.algorithm", ""), other))
                .isEqualTo(Code.OK);
    }

    @Test
    void expiredCertificateDiffersFromUntrusted() throws Exception {
        assertThat(verdict(trusting(), AUTHORITY.issueExpired(List.of(HOST)))).isEqualTo(Code.TLS_EXPIRED);
        assertThat(verdict(Map.of(), AUTHORITY.issueExpired(List.of(HOST)))).isEqualTo(Code.TLS_UNTRUSTED);
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, TLSv1.2", "'TLSv1.2,TLSv1.3', TLSv1.3"})
    void onlyEnabledProtocolsAreUsed(String enabled, String spoken) throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.tls("127.30.4.11", AUTHORITY.issue(List.of(HOST)));
                OpenSockets sockets = new OpenSockets()) {
            TlsClient tls = TlsClient.of(trusting("ssl.enabled.protocols", enabled));
            assertThat(connection(broker, sockets)
                            .startTls(tls, tls.newRecorder())
                            .protocol())
                    .isEqualTo(spoken);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ssl.truststore.location, /not/there.jks, NoSuchFileException",
        "ssl.truststore.certificates, not PEM, no PEM certificate in it",
        "ssl.truststore.location, pom.xml, Exception",
        "ssl.keystore.location, /not/there.p12, NoSuchFileException",
    })
    void unloadableSettingsAreAFinding(String setting, String value, String seen) {
        assertThatThrownBy(() -> TlsClient.of(Map.of(setting, value)))
                .isInstanceOfSatisfying(
                        PortolanException.class,
                        e -> assertThat(e.findings()).singleElement().satisfies(finding -> {
                            assertThat(finding.code()).isEqualTo(Code.TLS_FAILED);
                            assertThat(finding.seen()).contains(seen);
                        }));
    }

    @Test
    void aWrongPasswordIsNotRepeated() throws Exception {
        Map<String, String> settings = new HashMap<>(store("PKCS12", "secret"));
        settings.put("ssl.truststore.password", "gue55ed");

        assertThatThrownBy(() -> TlsClient.of(settings))
                .isInstanceOf(PortolanException.class)
                .hasMessageContaining("store.PKCS12")
                .hasMessageNotContaining("gue55ed");
    }

    @Test
    void clientCertificateIsReadFromPem() throws Exception {
        ServerCertificate client = AUTHORITY.issue(List.of("client.test"));
        Map<String, String> inline = Map.of(
                "ssl.keystore.type", "PEM",
                "ssl.keystore.certificate.chain", client.chain(),
                "ssl.keystore.key", client.key());
        Path file = Files.writeString(directory.resolve("client.pem"), client.key() + client.chain());
        Map<String, String> located = Map.of("ssl.keystore.type", "PEM", "ssl.keystore.location", file.toString());

        for (Map<String, String> settings : List.of(inline, located)) {
            TlsStores stores = new TlsStores(settings);
            assertThat(stores.own().orElseThrow().getKey("client", stores.keyPassword()))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ssl.engine.factory.class, com.example.Engines",
        "config.providers, file",
        "ssl.key.password, secret",
    })
    void kafkaOnlySettingsAreRecognised(String setting, String value) {
        assertThat(TlsClient.unsupportedSetting(Map.of("ssl.keystore.type", "PEM", setting, value)))
                .isPresent();
        assertThat(TlsClient.unsupportedSetting(trusting())).isEmpty();
    }

    private static Code verdict(Map<String, String> settings, ServerCertificate certificate) throws Exception {
        TlsClient tls = TlsClient.of(settings);
        CertificateRecorder recorder = tls.newRecorder();
        try (ScriptedBroker broker = ScriptedBroker.tls("127.30.4.11", certificate);
                OpenSockets sockets = new OpenSockets()) {
            connection(broker, sockets).startTls(tls, recorder);
        } catch (SSLHandshakeException e) {
            assertThat(recorder.shown()).isNotEmpty();
        }
        return recorder.verdict();
    }

    private static BrokerConnection connection(ScriptedBroker broker, OpenSockets sockets) throws Exception {
        BrokerTarget target =
                new BrokerTarget(new BrokerAddress(HOST, broker.port()), TwoRegionEstate.ip("127.30.4.11"));
        return BrokerConnection.connect(
                target, sockets, PreflightLimits.withDeadline(PreflightDeadline.fixed(Duration.ofSeconds(30))));
    }

    private static Map<String, String> trusting(String... more) {
        Map<String, String> settings = new HashMap<>(
                Map.of("ssl.truststore.type", "PEM", "ssl.truststore.certificates", AUTHORITY.certificate()));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }
}
