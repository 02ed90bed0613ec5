package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.ClientFactory.ClientMaker;
import io.portolan.brokers.BootstrapBrokers;
import io.portolan.brokers.BrokerDirectory;
import io.portolan.brokers.KnownBrokers;
import io.portolan.brokers.KnownBrokers.Source;
import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.credentials.BaseIdentity;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightException;
import io.portolan.kafka.ClientKind;
import io.portolan.kafka.TlsSettings;
import io.portolan.network.AddressRules;
import io.portolan.preflight.JudgedBrokers;
import io.portolan.preflight.RunScope;
import io.portolan.runtime.WorkerThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * When {@link ClientFactory} makes a client, for which brokers, and what it waits for. A client is its own configuration
 * here.
 */
@Timeout(20)
class ClientFactoryTest {

    private static final String APPROVAL = "portolan.approval";
    private static final BootstrapBrokers ONE = new BootstrapBrokers(Set.of(new BrokerAddress("b-1", 9098)));
    private static final BootstrapBrokers TWO = new BootstrapBrokers(Set.of(new BrokerAddress("b-2", 9098)));
    private static final ClusterCatalog CATALOG = ClusterCatalog.builder()
            .environment("prod")
            .region("us-east-2")
            .serviceVpc("us-east-2", List.of("10.20.0.0/16"), List.of("10.20.1.53"))
            .cluster("orders", cluster -> cluster.region("us-east-2").bootstrapServers(List.of("b-1:9098")))
            .cluster(
                    "local",
                    cluster -> cluster.bootstrapServers(List.of("b-1:9098")).securityProtocol("PLAINTEXT"))
            .build();

    @AutoClose
    private final WorkerThreads workers = new WorkerThreads();

    private final CountDownLatch made = new CountDownLatch(1);
    private final List<Map<String, Object>> opened = new ArrayList<>();
    private final List<Map<String, Object>> closed = new ArrayList<>();
    private AwsCredentialsProvider base = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA1", "s"));
    private BootstrapBrokers brokers = ONE;
    private PreflightPolicy policy = PreflightPolicy.FAIL;

    @Test
    void aVerifiedClientIsMadeAndThenApproved() {
        Map<String, Object> client = make("orders", this::passing);

        assertThat(opened).containsExactly(client);
        assertThat(approval(client)).isCompleted();
        assertThat(closed).isEmpty();
    }

    @Test
    void failedPreflightClosesTheClientUnapproved() {
        assertThatThrownBy(() -> make("orders", (known, scope) -> passingTls(scope.verified(), Code.ACCESS_DENIED)))
                .isInstanceOf(PreflightException.class);

        assertThat(closed).isEqualTo(opened).hasSize(1);
        assertThat(approval(opened.get(0)))
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingRootCause()
                .withMessage("The preflight of cluster orders has not passed");
    }

    @Test
    void noneIsMadeOfUnverifiedBrokers() {
        assertThatThrownBy(
                        () -> make("orders", (known, scope) -> PreflightGateTest.judged(Code.WRONG_ENVIRONMENT, ONE)))
                .isInstanceOf(PreflightException.class);

        assertThat(opened).isEmpty();
    }

    @Test
    void otherApprovedBrokersGetANewClient() {
        Map<String, Object> client = make("orders", (known, scope) -> {
            scope.verified().complete(ONE);
            await(made);
            brokers = TWO;
            return PreflightGateTest.judged(Code.OK, TWO);
        });

        assertThat(client).containsEntry("bootstrap.servers", "b-2:9098").doesNotContainKey(APPROVAL);
        assertThat(closed)
                .singleElement()
                .satisfies(first -> assertThat(first).containsEntry("bootstrap.servers", "b-1:9098"));
        assertThat(approval(closed.get(0))).isCompletedExceptionally();
    }

    @Test
    void plainClusterWaitsForTheWholePreflight() {
        Map<String, Object> client = make("local", (known, scope) -> {
            scope.verified().complete(ONE);
            assertThat(opened).isEmpty();
            return PreflightGateTest.judged(Code.OK, ONE);
        });

        assertThat(client).containsEntry("security.protocol", "PLAINTEXT").doesNotContainKey(APPROVAL);
    }

    @Test
    void clientsNeedNoApprovalWithoutAPreflight() {
        policy = PreflightPolicy.OFF;

        assertThat(make("orders", this::passing)).doesNotContainKey(APPROVAL);
    }

    @Test
    void clientWithoutItsRolesIsClosed() {
        policy = PreflightPolicy.OFF;
        base = () -> {
            throw new IllegalArgumentException("no identity");
        };

        assertThatThrownBy(() -> make("orders", this::passing))
                .isInstanceOf(PortolanException.class)
                .hasMessageContaining("BASE_IDENTITY_UNAVAILABLE");
        assertThat(closed).isEqualTo(opened).hasSize(1);
    }

    @Test
    void interruptedCallerGetsKafkasInterruptException() {
        CountDownLatch end = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> make("orders", (known, scope) -> {
                        await(end);
                        return PreflightGateTest.judged(Code.OK, ONE);
                    }))
                    .isInstanceOf(InterruptException.class);
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            end.countDown();
        }
    }

    /** This JVM may not ask the instance metadata service. */
    @Test
    void autoIsNeverKafkasRack() {
        policy = PreflightPolicy.OFF;

        assertThat(config("auto")).doesNotContainKey("client.rack");
        assertThat(config("use1-az2")).containsEntry("client.rack", "use1-az2");
    }

    @Test
    void idsOfSharedConfigsAreThoseThatSomebodySet() {
        policy = PreflightPolicy.OFF;

        assertThat(sharedConfig(Map.of())).doesNotContainKey("client.id").containsKey("bootstrap.servers");
        assertThat(sharedConfig(Map.of("client.id", "mine"))).containsEntry("client.id", "mine");
    }

    private Map<String, Object> sharedConfig(Map<String, ?> overrides) {
        return use("local", this::passing, factory -> factory.awaitSharedConfig(overrides));
    }

    private JudgedBrokers passing(Optional<KnownBrokers> known, RunScope scope) {
        return passingTls(scope.verified(), Code.OK);
    }

    /** A preflight that ends once the client is made. */
    private JudgedBrokers passingTls(CompletableFuture<BootstrapBrokers> verified, Code end) {
        verified.complete(ONE);
        await(made);
        return PreflightGateTest.judged(end, ONE);
    }

    private Map<String, Object> make(String name, PathCheck check) {
        return use(
                name,
                check,
                factory -> factory.make(ClientKind.PRODUCER, Map.of(), new ClientMaker<>(this::open, closed::add)));
    }

    private Map<String, Object> config(String rack) {
        return use("local", this::passing, factory -> factory.awaitConfig(Map.of("client.rack", rack)));
    }

    private <T> T use(String name, PathCheck check, Function<ClientFactory, T> work) {
        ClusterDefinition cluster = CATALOG.cluster(name, () -> Region.US_EAST_2);
        BaseIdentities bases = new BaseIdentities(BaseIdentity.provider(base), Map.of());
        try (ClusterIdentities identities = new ClusterIdentities(CATALOG, bases, PortolanListener.NONE);
                BrokerDirectory directory =
                        new BrokerDirectory(CATALOG, identities::controlPlane, PortolanListener.NONE)) {
            PreflightGate gate =
                    new PreflightGate(policy, new PreflightGateTest.FixedBrokers(this::known), check, workers);
            PreflightGates gates = new PreflightGates(gate, TlsSettings.of(cluster));
            ClusterBrokers given = new ClusterBrokers(cluster, directory, workers);
            AddressRules rules = AddressRules.of(CATALOG.serviceVpcs(), CATALOG.foreignCidrBlocks(), cluster);
            ClientPreparation preparation = new ClientPreparation(cluster, identities, given, workers);
            return work.apply(new ClientFactory(cluster, rules, identities, gates, preparation));
        }
    }

    private KnownBrokers known() {
        return new KnownBrokers(brokers, Source.CATALOG, Instant.EPOCH);
    }

    private Map<String, Object> open(Map<String, Object> config) {
        opened.add(config);
        made.countDown();
        return config;
    }

    private static CompletableFuture<?> approval(Map<String, Object> client) {
        return (CompletableFuture<?>) Objects.requireNonNull(client.get(APPROVAL));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
