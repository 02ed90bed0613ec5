package io.portolan.brokers;

import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.CatalogBuilder;
import io.portolan.catalog.ClientAuthentication;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Connectivity;
import io.portolan.catalog.Hop;
import io.portolan.catalog.MskClusterArn;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.catalog.RoleChain;
import io.portolan.catalog.SecurityProtocol;
import io.portolan.catalog.SnapshotPolicy;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.RemoteCall;
import io.portolan.runtime.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** An MSK API, a clock and directories. They open one after the other like processes. */
final class BrokersLab implements AutoCloseable {

    static final Region REGION = Region.US_WEST_2;
    static final String ARN = "arn:aws:kafka:us-west-2:222222222222:cluster/orders/5d2c-s1";
    static final String ROLE = "arn:aws:iam::222222222222:role/operator";
    /** Domains of short names, besides those of MSK. */
    static final List<String> SUFFIXES = List.of("o.x", "o.y", "o.z");

    static final String SECRET = "s3cr3t";

    final LoopbackMskServer msk = new LoopbackMskServer();
    final SimulatedTime time = new SimulatedTime();
    final AtomicInteger providers = new AtomicInteger();
    final List<RemoteCall> reportedCalls = Collections.synchronizedList(new ArrayList<>());
    final List<String> changes = Collections.synchronizedList(new ArrayList<>());
    Runnable whenChanged = () -> {};
    AwsCredentialsProvider credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA", SECRET));

    private final PortolanListener listener = new PortolanListener() {
        @Override
        public void called(RemoteCall call) {
            reportedCalls.add(call);
        }

        @Override
        public void brokersChanged(String cluster, Set<String> before, Set<String> after) {
            changes.add(cluster + " " + new TreeSet<>(before) + " " + new TreeSet<>(after));
            whenChanged.run();
        }
    };
    private final List<BrokerDirectory> open = new ArrayList<>();

    BrokerDirectory withoutSnapshot() {
        return open(SnapshotPolicy.OFF, Path.of("unused"));
    }

    BrokerDirectory open(SnapshotPolicy policy, Path directory) {
        return open(policy, Optional.of(directory));
    }

    BrokerDirectory open(SnapshotPolicy policy, Optional<Path> directory) {
        CatalogBuilder builder = ClusterCatalog.builder()
                .environment("prod")
                .kafkaEndpoint(REGION.id(), msk.endpoint())
                .snapshot(policy);
        directory.ifPresent(builder::snapshotDirectory);
        ClusterCatalog catalog = builder.build();
        TimeSource timing = time.timing();
        MskApi api =
                new MskApi(catalog.endpoints(), this::credentialsOf, new CallBudgets(timing.nanos()), timing, listener);
        BrokerDirectory brokers = new BrokerDirectory(
                new LookupSources(api, new SnapshotStore(catalog, timing.clock()), time.later(), timing, listener));
        open.add(brokers);
        return brokers;
    }

    /** Sets what GetBootstrapBrokers answers from now on. */
    void answer(String brokers) {
        msk.behaviour = call -> LoopbackMskServer.ok("{'bootstrapBrokerStringSaslIam':'" + brokers + "'}");
    }

    void fail(int status, String code) {
        msk.behaviour = call -> LoopbackMskServer.error(status, code, "no");
    }

    @Override
    public void close() {
        open.forEach(BrokerDirectory::close);
        msk.close();
    }

    /** Why a look-up fails. */
    static Finding failure(BrokerDirectory brokers, ClusterDefinition cluster) {
        return Assertions.catchThrowableOfType(PortolanException.class, () -> brokers.resolve(cluster))
                .findings()
                .get(0);
    }

    private AwsCredentialsProvider credentialsOf(ClusterDefinition cluster) {
        providers.incrementAndGet();
        return () -> credentials.resolveCredentials();
    }

    static ClusterDefinition orders(String... fallback) {
        List<BrokerAddress> brokers =
                List.of(fallback).stream().map(BrokerAddress::parse).toList();
        return byArn("orders", ARN, Connectivity.PRIVATE, brokers);
    }

    static ClusterDefinition byArn(Connectivity connectivity) {
        return byArn(ARN, connectivity);
    }

    static ClusterDefinition byArn(String arn, Connectivity connectivity) {
        return byArn("orders", arn, connectivity, List.of());
    }

    static ClusterDefinition byArn(String name, String arn, Connectivity connectivity, List<BrokerAddress> fallback) {
        MskClusterArn parsed = new MskClusterArn(arn, REGION, "222222222222", "orders");
        return cluster(name, new BrokerSource.ByArn(parsed, fallback, SUFFIXES), connectivity, roles());
    }

    static ClusterDefinition byName(String name) {
        return byName(name, roles());
    }

    static ClusterDefinition byName(String name, Optional<RoleChain> roles) {
        return cluster(name, new BrokerSource.ByName(name, List.of(), SUFFIXES), Connectivity.PRIVATE, roles);
    }

    static Optional<RoleChain> roles() {
        return Optional.of(
                new RoleChain("operator", "checkout", Duration.ofHours(1), List.of(new Hop(ROLE, null, Map.of()))));
    }

    private static ClusterDefinition cluster(
            String name, BrokerSource source, Connectivity connectivity, Optional<RoleChain> roles) {
        return new ClusterDefinition(
                name,
                Optional.of(REGION),
                source,
                new ClusterDefinition.Access(
                        SecurityProtocol.SASL_SSL, ClientAuthentication.AWS_IAM, connectivity, roles, roles),
                new ClusterDefinition.Settings(PreflightPolicy.OFF, Map.of()));
    }
}
