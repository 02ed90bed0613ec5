package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.portolan.diagnosis.Code;
import io.portolan.testkit.broker.CertificateAuthority;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** {@link RuntimeModules} and {@link TlsDiagnosis} tell what a JVM lacks. The option limits modules as jlink does. */
class RuntimeModulesTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create();
    private static final String NEEDED = "java.base,java.management,java.security.sasl,java.security.jgss,java.xml";

    @TempDir
    static Path folder;

    private static Path authority = Path.of("");

    @BeforeAll
    static void saveAuthority() throws Exception {
        authority = Files.writeString(folder.resolve("ca.pem"), AUTHORITY.certificate());
    }

    @Test
    void theListedModulesAreEnough() throws Exception {
        String output = run("--limit-modules", NEEDED + ",jdk.crypto.ec,jdk.naming.dns");

        assertThat(output)
                .contains("TLSv1.3, certificate of CN=Portolan testkit")
                .contains("STS is away.")
                .doesNotContain("JVM_WITHOUT");
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_21)
    void missingCurvesAreTheCause() throws Exception {
        List<String> options = List.of("--limit-modules", NEEDED + ",jdk.naming.dns");
        try (ScriptedBroker broker = broker()) {
            assertThat(PoorRuntime.run(options, broker, authority.toString()))
                    .contains(Code.JVM_WITHOUT_CURVES + "  jdk.crypto.ec", "EC KeyFactory not available")
                    .as("calls to AWS fail for the same reason")
                    .doesNotContain("STS is away.");
            assertThat(PoorRuntime.run(options, broker, ""))
                    .contains(Code.JVM_WITHOUT_CURVES + "  b1.kafka.test", "handshake_failure", "jdk.crypto.ec");
        }
    }

    @Test
    void missingDnsModuleDoesNoHarmBesideResolvConf() throws Exception {
        assumeThat(Path.of("/etc/resolv.conf")).exists();
        String output = run("--limit-modules", NEEDED + ",jdk.crypto.ec");

        assertThat(output).doesNotContain("JVM_WITHOUT_DNS");
    }

    @Test
    void aMissingTrustStoreOfTheJvmIsNamed() throws Exception {
        try (ScriptedBroker broker = broker()) {
            String output = PoorRuntime.run(List.of("-Djavax.net.ssl.trustStore=/not/there.p12"), broker, "");

            assertThat(output.replaceAll("\\s+", " "))
                    .contains("TLS_UNTRUSTED", "(no file javax.net.ssl.trustStore=/not/there.p12)");
        }
    }

    @Test
    void aTrustStoreWithoutItsPasswordIsNamed() throws Exception {
        Path store = folder.resolve("ca.p12");
        KeyStore trusting = KeyStore.getInstance("PKCS12");
        trusting.load(null, null);
        trusting.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(AUTHORITY.certificate().getBytes(StandardCharsets.US_ASCII))));
        try (var out = Files.newOutputStream(store)) {
            trusting.store(out, "secret".toCharArray());
        }
        try (ScriptedBroker broker = broker()) {
            assertThat(PoorRuntime.run(List.of("-Djavax.net.ssl.trustStore=" + store), broker, ""))
                    .contains("TRUST_STORE_UNUSABLE", "javax.net.ssl.trustStore=" + store);
            assertThat(PoorRuntime.run(
                            List.of(
                                    "-Djavax.net.ssl.trustStore=" + store,
                                    "-Djavax.net.ssl.trustStorePassword=gue55ed"),
                            broker,
                            ""))
                    .contains("TRUST_STORE_UNUSABLE", "javax.net.ssl.trustStore=" + store)
                    .doesNotContain("gue55ed");
        }
    }

    private static String run(String... options) throws Exception {
        try (ScriptedBroker broker = broker()) {
            return PoorRuntime.run(List.of(options), broker, authority.toString());
        }
    }

    private static ScriptedBroker broker() throws Exception {
        return ScriptedBroker.tls("127.30.4.11", AUTHORITY.issue(List.of("b1.kafka.test")));
    }
}
