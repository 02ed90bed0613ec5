package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.credentials.BaseIdentity;
import io.portolan.credentials.SystemProperties;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a {@link Cluster} says of settings of this host that change how its identity is found. */
class IdentitySettingsTest {

    private static final String SUBJECT = "system:serviceaccount:shop:checkout";
    private static final String POD = "arn:aws:iam::333333333333:role/pod";
    private static final String POD_CLIENT = "arn:aws:iam::222222222222:role/pod-client";

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(OrdersEstate.oneCluster()
            .role(POD, pod -> pod.trusts(SUBJECT))
            .role(POD_CLIENT, client -> client.trusts(POD).mayUse("orders")));

    @AutoClose
    private final SystemProperties properties = new SystemProperties();

    private final LocalMsk msk = ESTATE.msk();

    @ParameterizedTest
    @ValueSource(strings = {"aws.useFipsEndpoint", "aws.useDualstackEndpoint"})
    void contradictionIsToldByThePreflight(String property) {
        properties.set(Map.of(property, "true"));

        Finding finding = failure(text -> text);

        assertThat(finding.code()).isEqualTo(Code.STS_UNAVAILABLE);
        assertThat(finding.seen()).startsWith("1 attempt,");
        assertThat(finding.cause()).contains(property, "endpoints.sts", "contradict each other");
        assertThat(finding.fix()).doesNotContain("route");
    }

    @Test
    void regionOfAnotherEndpointIsToldByThePreflight() {
        Finding finding = failure(text -> text.replaceFirst("(?m)^region:.*\n", "region: me-central-1\n"));

        assertThat(finding.cause()).contains("not of the region", "me-central-1");
        assertThat(finding.fix()).contains("endpoints.sts").doesNotContain("Renew");
    }

    @Test
    void endpointsOfTheSdkWorkToo() {
        String endpoint = msk.endpoint("us-east-2").toString();
        properties.set(Map.of("aws.endpointUrlSts", endpoint, "aws.endpointUrlKafka", endpoint));
        try (Portolan portolan =
                OrdersEstate.open(msk, text -> text.replaceFirst("(?s)endpoints:.*?(?=snapshot:)", ""))) {
            assertThat(portolan.cluster("orders").preflight().severity()).isEqualTo(Severity.INFO);
        }
    }

    @Test
    void serviceAccountUsesTheCatalogsSts(@TempDir Path folder) throws Exception {
        Path token =
                Files.writeString(folder.resolve("token"), msk.iam().webIdentityToken(SUBJECT, Duration.ofHours(1)));
        properties.set(
                Map.of("aws.webIdentityTokenFile", token.toString(), "aws.roleArn", POD, "aws.roleSessionName", "pod"));
        UnaryOperator<String> podClient = text -> text.replaceFirst(
                        "(?s)roles:.*?(?=clusters:)", "roles:\n  pod: {chain: [\"" + POD_CLIENT + "\"]}\n")
                .replaceFirst("role: \\S+", "role: pod");
        try (Portolan portolan = Portolan.builder(OrdersEstate.catalog(msk, podClient))
                .baseIdentity(BaseIdentity.defaultChain())
                .open()) {
            PreflightReport report = portolan.cluster("orders").preflight();

            assertThat(report.severity()).as(report.toString()).isEqualTo(Severity.INFO);
        }
    }

    private Finding failure(UnaryOperator<String> change) {
        try (Portolan portolan = OrdersEstate.open(msk, change)) {
            return portolan.cluster("orders").preflight().findings().stream()
                    .filter(finding -> finding.severity() == Severity.FAILURE)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
