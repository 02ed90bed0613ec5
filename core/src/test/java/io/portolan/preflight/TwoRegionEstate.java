package io.portolan.preflight;

import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.CidrBlock;
import io.portolan.catalog.ClientAuthentication;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Connectivity;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.catalog.SecurityProtocol;
import io.portolan.catalog.ServiceVpc;
import io.portolan.network.AddressJudgement;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** An estate of two regions. It has loopback addresses where sockets are needed. {@code 127.30/16} is the one of us-west-2. */
public final class TwoRegionEstate {

    static final String BOOT = "boot-abc.c2.kafka-serverless.us-west-2.amazonaws.com";
    static final String B1 = "b1-abc.c2.kafka-serverless.us-west-2.amazonaws.com";
    static final List<InetSocketAddress> INBOUND =
            List.of(new InetSocketAddress(ip("10.30.1.53"), 53), new InetSocketAddress(ip("10.30.2.53"), 53));

    private TwoRegionEstate() {}

    static PreflightContext estate() {
        return changed(List.of(), INBOUND);
    }

    /** How addresses of this estate are judged for a cluster. */
    public static AddressJudgement judgement(ClusterDefinition cluster) {
        return estate().judgement(cluster);
    }

    static PreflightContext changed(List<InetSocketAddress> hostResolvers, List<InetSocketAddress> inbound) {
        return new PreflightContext(
                "prod",
                Optional.of(Region.US_EAST_2),
                Map.of(
                        Region.US_WEST_2, vpc(Region.US_WEST_2, inbound, "10.30.0.0", "127.30.0.0", "54.30.0.0"),
                        Region.US_EAST_2, vpc(Region.US_EAST_2, List.of(), "10.20.0.0", "127.20.0.0")),
                Map.of("dev", List.of(block("10.90.0.0"), block("127.90.0.0"))),
                hostResolvers,
                EnumSet.allOf(DnsSite.class));
    }

    private static ServiceVpc vpc(Region region, List<InetSocketAddress> inbound, String... networks) {
        return new ServiceVpc(
                region, Arrays.stream(networks).map(TwoRegionEstate::block).toList(), inbound);
    }

    private static CidrBlock block(String network) {
        return new CidrBlock(ip(network), 16);
    }

    public static ClusterDefinition orders() {
        return iam(Region.US_WEST_2, Connectivity.PRIVATE, new BrokerSource.ByName("orders"));
    }

    public static ClusterDefinition iam(Region region, Connectivity connectivity, BrokerSource source) {
        return cluster(
                Optional.of(region),
                source,
                access(SecurityProtocol.SASL_SSL, ClientAuthentication.AWS_IAM, connectivity));
    }

    public static ClusterDefinition plain(BrokerAddress... brokers) {
        return cluster(
                Optional.empty(),
                new BrokerSource.Given(List.of(brokers)),
                access(SecurityProtocol.PLAINTEXT, ClientAuthentication.NONE, Connectivity.PRIVATE));
    }

    /** The same cluster with Kafka properties. */
    static ClusterDefinition changed(ClusterDefinition cluster, Map<String, String> kafka) {
        return new ClusterDefinition(
                cluster.name(),
                cluster.region(),
                cluster.source(),
                cluster.access(),
                new ClusterDefinition.Settings(PreflightPolicy.FAIL, kafka));
    }

    private static ClusterDefinition.Access access(
            SecurityProtocol protocol, ClientAuthentication authentication, Connectivity connectivity) {
        return new ClusterDefinition.Access(protocol, authentication, connectivity, Optional.empty(), Optional.empty());
    }

    private static ClusterDefinition cluster(
            Optional<Region> region, BrokerSource source, ClusterDefinition.Access access) {
        return new ClusterDefinition(
                "orders", region, source, access, new ClusterDefinition.Settings(PreflightPolicy.FAIL, Map.of()));
    }

    public static InetAddress ip(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
