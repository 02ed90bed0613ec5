package io.portolan.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.ClientAuthentication;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Connectivity;
import io.portolan.catalog.Hop;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.catalog.RoleChain;
import io.portolan.catalog.SecurityProtocol;
import io.portolan.catalog.SnapshotPolicy;
import io.portolan.credentials.BaseIdentity;
import io.portolan.credentials.ClientIdentity;
import io.portolan.credentials.CredentialsLease;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.testkit.aws.AdjustableClock;
import io.portolan.testkit.aws.AwsBackend;
import io.portolan.testkit.aws.AwsEndpoint;
import io.portolan.testkit.aws.AwsFault;
import io.portolan.testkit.aws.AwsService;
import io.portolan.testkit.aws.MskCluster;
import io.portolan.testkit.aws.RoleSpec;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * {@link BrokerDirectory} and {@link MskApiLookup} find the brokers of another account with a pod's key and two roles. The
 * services verify each signature.
 */
class EstateLookupTest {

    private static final Region REGION = Region.US_WEST_2;
    private static final String HUB = "arn:aws:iam::111111111111:role/kafka-hub";
    private static final String ORDERS = "arn:aws:iam::222222222222:role/orders-client";
    private static final String CLUSTER = "arn:aws:kafka:us-west-2:222222222222:cluster/orders/5d2c-s1";
    private static final String BOOT = "boot-abc.c2.kafka-serverless.us-west-2.amazonaws.com:9098";

    private final AdjustableClock clock = AdjustableClock.system();
    private final AwsBackend aws = AwsBackend.create(clock);
    private AwsEndpoint endpoint;
    private CredentialsLease lease;
    private BrokerDirectory brokers;

    @BeforeEach
    void start() {
        endpoint = AwsEndpoint.start(InetAddress.getLoopbackAddress(), REGION.id(), aws);
        aws.iam().role(RoleSpec.of(HUB, "111111111111"));
        aws.iam().role(RoleSpec.of(ORDERS, HUB).withExternalId("checkout-team").withTagging());
        aws.clusters().add(MskCluster.serverless(CLUSTER, BOOT));
        lease = lease("checkout-team");
        brokers = brokers(lease);
    }

    @AfterEach
    void stop() {
        brokers.close();
        lease.close();
        endpoint.close();
    }

    @Test
    void brokersOfAnotherAccountAreFoundByName() {
        assertThat(brokers.resolve(orders()).bootstrapServers()).isEqualTo(BOOT);
        assertThat(brokers.resolve(orders()).serverless()).isTrue();
        assertThat(aws.calls().all())
                .isEqualTo(Map.of("sts:AssumeRole", 2L, "kafka:ListClustersV2", 1L, "kafka:GetBootstrapBrokers", 1L));
    }

    @Test
    void wrongExternalIdPassesThroughTheMskClient() {
        try (CredentialsLease wrong = lease("sales");
                BrokerDirectory denied = brokers(wrong)) {
            PortolanException e = catchThrowableOfType(PortolanException.class, () -> denied.resolve(orders()));

            assertThat(e).hasMessageStartingWith("Role " + ORDERS + " cannot be assumed (hop 2 of 2)");
            assertThat(e.findings().get(0).asked())
                    .contains("by arn:aws:sts::111111111111:assumed-role/kafka-hub/checkout");
            assertThat(e.findings().get(0).fix())
                    .contains("allow sts:AssumeRole to " + HUB + " with the chain's external id");
        }
    }

    @Test
    void deniedTagsDifferFromADeniedRole() {
        aws.iam().role(RoleSpec.of(ORDERS, HUB).withExternalId("checkout-team"));

        assertThatThrownBy(() -> brokers.resolve(orders())).hasMessageContaining("sts:TagSession is not allowed");
    }

    @Test
    void clockSkewIsReportedEachTime() {
        clock.skew(Duration.ofMinutes(10));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> brokers.resolve(orders()))
                    .hasMessageContaining("CLOCK_SKEW")
                    .hasMessageContaining("is behind AWS's");
        }
    }

    @Test
    void aFewThrottledCallsAreNotNoticed() {
        aws.faults().raise(AwsService.STS, AwsFault.THROTTLED, 2);
        aws.faults().raise(AwsService.KAFKA, AwsFault.UNAVAILABLE, 1);

        assertThat(brokers.resolve(orders()).bootstrapServers()).isEqualTo(BOOT);
    }

    @Test
    void deniedListCallNamesTheCaller() {
        aws.faults().deny("kafka:ListClustersV2", ORDERS);

        PortolanException e = catchThrowableOfType(PortolanException.class, () -> brokers.resolve(orders()));

        assertThat(e.has(Code.CONTROL_PLANE_DENIED)).isTrue();
        assertThat(e.findings().get(0).fix())
                .contains("Allow kafka:ListClustersV2 and kafka:DescribeClusterV2 to role " + ORDERS);
    }

    private static RoleChain chain(String externalId) {
        Hop hub = new Hop(HUB, null, Map.of());
        Hop role = new Hop(ORDERS, externalId, Map.of("team", "checkout"));
        return new RoleChain("orders", "checkout", Duration.ofHours(1), List.of(hub, role));
    }

    private CredentialsLease lease(String externalId) {
        BaseIdentity pod =
                BaseIdentity.provider(StaticCredentialsProvider.create(aws.iam().user("111111111111", "pod")));
        return CredentialsLease.of(new ClientIdentity(pod, Optional.of(chain(externalId)), REGION, endpoint.uri()));
    }

    private BrokerDirectory brokers(CredentialsLease credentials) {
        ClusterCatalog catalog = ClusterCatalog.builder()
                .stsEndpoint(endpoint.uri())
                .kafkaEndpoint(REGION.id(), endpoint.uri())
                .snapshot(SnapshotPolicy.OFF)
                .build();
        return new BrokerDirectory(catalog, cluster -> credentials, PortolanListener.NONE);
    }

    private static ClusterDefinition orders() {
        Optional<RoleChain> roles = Optional.of(chain("checkout-team"));
        return new ClusterDefinition(
                "orders",
                Optional.of(REGION),
                new BrokerSource.ByName("orders"),
                new ClusterDefinition.Access(
                        SecurityProtocol.SASL_SSL, ClientAuthentication.AWS_IAM, Connectivity.PRIVATE, roles, roles),
                new ClusterDefinition.Settings(PreflightPolicy.OFF, Map.of()));
    }
}
