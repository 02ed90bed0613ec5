package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.portolan.credentials.BaseIdentity;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.aws.AwsBackend;
import io.portolan.testkit.aws.AwsEndpoint;
import io.portolan.testkit.aws.Call;
import io.portolan.testkit.aws.RoleSpec;
import java.net.InetAddress;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A {@link Portolan} serves clusters of two partitions. Each partition has a base identity, roles and an STS of its own. */
class TwoPartitionsTest {

    private static final String STS = "aws.endpointUrlSts";
    private static final String ACCOUNT = "666666666666";
    private static final String ROLE = "arn:aws-cn:iam::" + ACCOUNT + ":role/orders-client";

    private static final String CLUSTER =
            "arn:aws-cn:kafka:cn-north-1:" + ACCOUNT + ":cluster/orders/5d2c1f6e-0000-4000-8000-000000000000-s1";

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(OrdersEstate.oneCluster());

    private final AwsBackend china = AwsBackend.create(Clock.systemUTC());
    private final AwsEndpoint endpoint = AwsEndpoint.start(InetAddress.getLoopbackAddress(), "cn-north-1", china);

    @BeforeEach
    void replaceTheStsOfChina() {
        // The catalog has one endpoint of STS, which is that of the other partition. So the SDK's own setting leads
        // there.
        System.setProperty(STS, endpoint.uri().toString());
        china.iam().role(RoleSpec.of(ROLE, ACCOUNT));
    }

    @AfterEach
    void close() {
        System.clearProperty(STS);
        endpoint.close();
    }

    @Test
    void eachPartitionHasItsOwnBaseAndSts() {
        LocalMsk msk = ESTATE.msk();
        AwsCredentials ann = china.iam().user(ACCOUNT, "ann");
        try (Portolan portolan = OrdersEstate.builder(msk, this::withChina)
                .baseIdentity("cn", BaseIdentity.provider(StaticCredentialsProvider.create(ann)))
                .open()) {
            portolan.cluster("orders").preflight().orThrow();
            PreflightReport report = portolan.cluster("china").preflight();

            assertThat(report.has(Code.CLUSTER_NOT_FOUND))
                    .as("that region has no such cluster: " + report)
                    .isTrue();
        }
        assertThat(china.calls().log())
                .extracting(Call::operation, Call::resource, Call::caller, Call::outcome)
                .startsWith(
                        tuple("sts:AssumeRole", ROLE, "arn:aws:iam::" + ACCOUNT + ":user/ann", "OK"),
                        tuple(
                                "kafka:GetBootstrapBrokers",
                                CLUSTER,
                                "arn:aws-cn:sts::" + ACCOUNT + ":assumed-role/orders-client/shop",
                                "NotFoundException"));
        assertThat(msk.calls().count("sts:AssumeRole", ROLE)).isZero();
        assertThat(msk.calls().count("sts:AssumeRole", OrdersEstate.CLIENT)).isEqualTo(1);
    }

    private String withChina(String catalog) {
        return catalog.replaceFirst("(?m)^  kafka:$", "$0\n    cn-north-1: " + endpoint.uri())
                .replaceFirst(
                        "(?m)^service-vpcs:$",
                        "$0\n  cn-north-1: {cidr-blocks: [10.77.0.0/16], inbound-resolvers: [10.77.1.53]}")
                .replaceFirst("(?m)^roles:$", "$0\n  china: {base: cn, session-name: shop, chain: [\"" + ROLE + "\"]}")
                .replaceFirst("(?m)^clusters:$", "$0\n  china:\n    arn: " + CLUSTER + "\n    role: china");
    }
}
