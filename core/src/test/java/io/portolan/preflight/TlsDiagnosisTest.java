package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.BrokerAddress;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.kafka.TlsSettings;
import io.portolan.testkit.broker.CertificateAuthority;
import io.portolan.testkit.broker.ServerCertificate;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link TlsDiagnosis} says of real handshakes by {@link TlsStreams} and Kafka's own engines. */
class TlsDiagnosisTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create();
    private static final String HOST = "b1.kafka.test";
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    static Path directory;

    private final ExecutorService executor = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    static Stream<Map<String, String>> waysToTrust() throws Exception {
        Path pem = Files.writeString(directory.resolve("ca.pem"), "# a comment\n" + AUTHORITY.certificate());
        return Stream.of(
                Map.of("ssl.truststore.type", "PEM", "ssl.truststore.location", pem.toString()),
                Map.of("ssl.truststore.type", "PEM", "ssl.truststore.certificates", AUTHORITY.certificate()),
                Map.of(
                        "config.providers",
                        "text",
                        "config.providers.text.class",
                        PlaceholderText.class.getName(),
                        "ssl.truststore.type",
                        "${text:PEM}",
                        "ssl.truststore.location",
                        "${text:" + pem + "}"),
                store("PKCS12", "secret"),
                store("JKS", "secret"));
    }

    private static Map<String, String> store(String type, String password) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        store.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(AUTHORITY.certificate().getBytes(StandardCharsets.US_ASCII))));
        return save(store, type, password);
    }

    private static Map<String, String> save(KeyStore store, String type, String password) throws Exception {
        Path file = directory.resolve("store." + store.size() + type);
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
        assertThat(code(settings, AUTHORITY.issue(List.of(HOST)))).isEqualTo(Code.OK);
    }

    @Test
    void withoutSettingsTheJvmsOwnAuthoritiesCount() throws Exception {
        Finding finding = finding(Map.of(), AUTHORITY.issue(List.of(HOST)));

        assertThat(finding.code()).isEqualTo(Code.TLS_UNTRUSTED);
        assertThat(finding.seen()).contains("issued by       CN=Portolan testkit", HOST);
    }

    @Test
    void hostNamesAreCheckedUnlessTurnedOff() throws Exception {
        ServerCertificate other = AUTHORITY.issue(List.of("other.kafka.test"));
        Finding finding = finding(trusting(), other);

        assertThat(finding.code()).isEqualTo(Code.TLS_NAME_MISMATCH);
        assertThat(finding.seen()).contains("for the names   other.kafka.test");
        assertThat(code(trusting("ssl.endpoint.identification.algorithm", ""), other))
                .isEqualTo(Code.OK);
    }

    @Test
    void expiredCertificateDiffersFromUntrusted() throws Exception {
        assertThat(code(trusting(), AUTHORITY.issueExpired(List.of(HOST)))).isEqualTo(Code.TLS_EXPIRED);
        assertThat(code(Map.of(), AUTHORITY.issueExpired(List.of(HOST)))).isEqualTo(Code.TLS_UNTRUSTED);
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, TLSv1.2", "'TLSv1.2,TLSv1.3', TLSv1.3"})
    void onlyEnabledProtocolsAreUsed(String enabled, String spoken) throws Exception {
        Finding finding = finding(trusting("ssl.enabled.protocols", enabled), AUTHORITY.issue(List.of(HOST)));

        assertThat(finding.seen()).contains(spoken + ", certificate of CN=Portolan testkit");
    }

    @Test
    void anEmptyTrustStoreIsNamed() throws Exception {
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        Map<String, String> settings = save(empty, "PKCS12", "secret");
        Finding finding = finding(settings, AUTHORITY.issue(List.of(HOST)));

        assertThat(finding.code()).isEqualTo(Code.TRUST_STORE_UNUSABLE);
        assertThat(finding.seen()).contains("ssl.truststore.location=" + settings.get("ssl.truststore.location"));
    }

    @Test
    void noCommonProtocolIsNoCertificateFault() throws Exception {
        Map<String, String> settings = trusting("ssl.enabled.protocols", "TLSv1.3", "ssl.protocol", "TLSv1.3");
        try (ScriptedBroker broker = ScriptedBroker.plain("127.30.4.11")) {
            assertThat(finding(settings, broker, Duration.ofMillis(300)).code()).isEqualTo(Code.TLS_FAILED);
        }
    }

    private static Map<String, String> trusting(String... more) {
        Map<String, String> settings = new HashMap<>(
                Map.of("ssl.truststore.type", "PEM", "ssl.truststore.certificates", AUTHORITY.certificate()));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    private Code code(Map<String, String> settings, ServerCertificate certificate) throws Exception {
        return finding(settings, certificate).code();
    }

    private Finding finding(Map<String, String> settings, ServerCertificate certificate) throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.tls("127.30.4.11", certificate)) {
            return finding(settings, broker, LONG);
        }
    }

    private Finding finding(Map<String, String> settings, ScriptedBroker broker, Duration answer) {
        BrokerTarget target = new BrokerTarget(new BrokerAddress(HOST, broker.port()), broker.address());
        PreflightLimits limits = new PreflightLimits(PreflightDeadline.fixed(LONG), LONG, LONG, LONG, LONG, answer);
        try (OpenSockets sockets = new OpenSockets();
                TlsEngines engines = TlsSettings.of(TwoRegionEstate.changed(TwoRegionEstate.orders(), settings))
                        .openEngines()) {
            return new BrokerConnections(TwoRegionEstate.orders(), List.of(target), sockets, limits)
                    .secure(engines, RunSamples.checks(executor, LONG))
                    .get(0);
        }
    }
}
