package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightException;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.StageReport;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * TLS settings of a catalog or of one client, as people write them. The preflight by {@link io.portolan.kafka.TlsSettings} and the
 * clients must agree.
 */
class TlsSettingsTest {

    private static final String QUICK = "\n    default.api.timeout.ms: 2500\n    request.timeout.ms: 2000";

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(OrdersEstate.oneCluster());

    @TempDir
    static Path folder;

    private final LocalMsk msk = ESTATE.msk();
    private final BlockingQueue<PreflightReport> reports = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "PEM with bag attributes        | location: <bag>                                   | -",
                "PEM of OpenSSL's trusted kind  | location: <trusted>                               | -",
                "type in lower case             | type: pem                                       | ssl.truststore.type=pem",
                "PKCS12 without a password      | type: PKCS12;location: <p12>                      | -",
                "PKCS12 of the default type     | type;location: <p12>                              | -",
                "type of a provider not there   | type: BCFKS;location: <p12>                       | ssl.truststore.type=BCFKS",
                "file that is missing           | location: /nope/ca.pem                          | ssl.truststore.location=/nope/ca.pem",
                "URL of a file                  | location: file:<pem>                              | ssl.truststore.location=file:",
                "home directory                 | location: ~/ca.pem                              | ssl.truststore.location=~/ca.pem",
                "certificates in the catalog    | location;certificates: <inline>                   | -",
                "two protocols                  | enabled.protocols: [TLSv1.2, TLSv1.3];protocol: TLS | -",
                "provider not there             | provider: BCJSSE                                | ssl.provider=BCJSSE",
                "alias of an algorithm          | trustmanager.algorithm: X509                    | -",
                "algorithm not there            | trustmanager.algorithm: X510                    | ssl.trustmanager.algorithm=X510",
                "protocol not there             | enabled.protocols: TLSv1.9                      | ssl.enabled.protocols=TLSv1.9",
                "cipher by OpenSSL's name       | cipher.suites: ECDHE-RSA-AES256-GCM-SHA384      | ssl.cipher.suites=ECDHE-RSA-AES256-GCM-SHA384",
                "name check that is none        | endpoint.identification.algorithm: none         | ssl.endpoint.identification.algorithm=none",
                "name check in capitals         | endpoint.identification.algorithm: HTTPS        | -",
            })
    void preflightAndClientAgree(String situation, String changes, String refused) throws IOException {
        String catalog = changed(changes);
        try (Portolan portolan = OrdersEstate.open(msk, text -> catalog)) {
            PreflightReport report = portolan.cluster("orders").preflight();
            if (refused == null) {
                assertThat(report.severity()).as(situation + report).isEqualTo(Severity.INFO);
            } else {
                assertThat(report.findings())
                        .as(situation + report)
                        .filteredOn(finding -> finding.code() == Code.TLS_SETTING_REFUSED)
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.subject()).contains(refused));
            }
        }
        assertThat(clientWorks(catalog)).as(situation).isEqualTo(refused == null);
    }

    /** What Kafka's own client says without any preflight. */
    private boolean clientWorks(String catalog) {
        String unchecked = catalog.replace("defaults:\n", "defaults:\n  preflight: off\n");
        try (Portolan portolan = OrdersEstate.open(msk, text -> unchecked)) {
            return describes(portolan.cluster("orders").admin());
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static boolean describes(Admin admin) {
        try (admin) {
            return !admin.describeCluster()
                    .clusterId()
                    .get(20, TimeUnit.SECONDS)
                    .isEmpty();
        } catch (Exception e) {
            return false;
        }
    }

    /** The site's catalog with other {@code ssl.*} settings. A setting without a value is removed. */
    private String changed(String changes) throws IOException {
        String text = msk.catalogText("shop");
        StringBuilder added = new StringBuilder();
        for (String change : changes.split(";", -1)) {
            String name = change.strip().split(": ", -1)[0];
            String kind = List.of("type", "location", "certificates").contains(name) ? "ssl.truststore." : "ssl.";
            text = text.replaceAll("(?m)^ +" + kind.replace(".", "\\.") + name + ":.*\n", "");
            if (change.contains(": ")) {
                added.append("\n    ").append(kind).append(replaced(change.strip()));
            }
        }
        return withDefaults(text, added.toString());
    }

    private static String withDefaults(String catalog, String properties) {
        String defaults = "defaults:\n  kafka:";
        assertThat(catalog).contains(defaults);
        return catalog.replace(defaults, defaults + properties + QUICK);
    }

    private String replaced(String setting) throws IOException {
        String pem = Files.readString(msk.trustStore());
        Path bag = Files.writeString(
                folder.resolve("bag.pem"), "Bag Attributes\n    friendlyName: x\n" + pem.replace("\n", "\r\n"));
        Path trusted =
                Files.writeString(folder.resolve("trusted.pem"), pem.replace(" CERTIFICATE-", " TRUSTED CERTIFICATE-"));
        return setting.replace("<bag>", bag.toString())
                .replace("<trusted>", trusted.toString())
                .replace("<pem>", msk.trustStore().toString())
                .replace("<p12>", msk.jvmTrustStore().toString())
                .replace("<inline>", "|\n" + pem.replaceAll("(?m)^", "      ").stripTrailing());
    }

    @Test
    void overridesAreCheckedOnce() throws Exception {
        Map<String, Object> overrides = trusting();
        try (Portolan portolan = OrdersEstate.builder(msk, TlsSettingsTest::withoutTrust)
                .listener(listener())
                .open()) {
            Cluster orders = portolan.cluster("orders");
            assertThat(orders.preflight().has(Code.TLS_UNTRUSTED)).isTrue();
            assertThat(nextStages()).endsWith(Stage.TLS);

            assertThat(describes(orders.admin(overrides))).isTrue();
            assertThat(describes(orders.admin(overrides))).isTrue();
            assertThat(nextStages()).as("the path was not proven yet").contains(Stage.IAM, Stage.METADATA);

            overrides.put("ssl.enabled.protocols", "TLSv1.2");
            assertThat(describes(orders.admin(overrides))).isTrue();
            assertThat(nextStages())
                    .as("the next preflight is for the next settings")
                    .endsWith(Stage.TCP, Stage.TLS);
        }
        assertThat(reports).isEmpty();
    }

    @Test
    void refusedOverrideMakesNoClient() {
        try (Portolan portolan = OrdersEstate.open(msk)) {
            Cluster orders = portolan.cluster("orders");
            PreflightException refused = catchThrowableOfType(
                    PreflightException.class,
                    () -> orders.clientConfig(Map.of("ssl.cipher.suites", "ECDHE-RSA-AES256-GCM-SHA384")));

            assertThat(refused.report().has(Code.TLS_SETTING_REFUSED))
                    .as(refused.getMessage())
                    .isTrue();
            assertThat(describes(orders.admin())).as("other clients").isTrue();
        }
    }

    @Test
    void factoryOfTheUsersIsCheckedWithItsBundle() throws Exception {
        Map<String, Object> overrides = new HashMap<>(
                Map.of("ssl.engine.factory.class", BundleEngines.class, BundleEngines.BUNDLE, trusting()));
        try (Portolan portolan = OrdersEstate.builder(msk, TlsSettingsTest::withoutTrust)
                .listener(listener())
                .open()) {
            assertThat(describes(portolan.cluster("orders").admin(overrides))).isTrue();
            assertThat(nextStages()).contains(Stage.TLS, Stage.METADATA);

            overrides.put(BundleEngines.BUNDLE, Map.of());
            assertThat(catchThrowableOfType(
                                    PreflightException.class,
                                    () -> portolan.cluster("orders").admin(overrides))
                            .report()
                            .has(Code.TLS_UNTRUSTED))
                    .isTrue();
        }
    }

    private Map<String, Object> trusting() {
        return new HashMap<>(Map.of(
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                msk.trustStore().toString()));
    }

    private static String withoutTrust(String catalog) {
        return withDefaults(catalog.replaceAll("(?m)^ +ssl\\.truststore\\..*\n", ""), "");
    }

    /** The stages of the next preflight that the listener hears of. */
    private List<Stage> nextStages() throws InterruptedException {
        PreflightReport report = Objects.requireNonNull(reports.poll(20, TimeUnit.SECONDS), "a report");
        return report.stages().stream()
                .filter(stage -> !stage.skipped())
                .map(StageReport::stage)
                .toList();
    }

    private PortolanListener listener() {
        return new PortolanListener() {
            @Override
            public void preflighted(PreflightReport report) {
                reports.add(report);
            }
        };
    }
}
