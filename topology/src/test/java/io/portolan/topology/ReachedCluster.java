package io.portolan.topology;

import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.BrokerSource;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Connectivity;
import io.portolan.catalog.MskClusterArn;
import io.portolan.catalog.MskZone;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A cluster as MSK would have made it, with what a catalog does not say of it.
 *
 * @param definition what the catalog says
 * @param arn its ARN
 * @param hosts its bootstrap name and a broker's name
 * @param addresses the addresses of all its names
 */
public record ReachedCluster(
        ClusterDefinition definition, String arn, List<String> hosts, List<InetAddress> addresses) {

    /** Copies the lists. */
    public ReachedCluster {
        hosts = List.copyOf(hosts);
        addresses = List.copyOf(addresses);
    }

    static ReachedCluster of(ClusterDefinition definition, List<InetAddress> addresses) {
        String region = definition.regionId();
        UUID uuid =
                UUID.nameUUIDFromBytes((definition.name() + region).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        BrokerSource source = definition.source();
        String arn = source.knownArn()
                .map(MskClusterArn::value)
                .orElseGet(() -> "arn:aws:kafka:" + region + ":" + account(definition) + ":cluster/" + name(definition)
                        + "/" + uuid + "-s1");
        return new ReachedCluster(definition, arn, hosts(definition, arn, uuid.toString()), addresses);
    }

    /** Whether clients come to it through the service VPC. */
    static boolean isInServiceVpc(ClusterDefinition definition) {
        boolean msk = definition.isMskCluster()
                || definition.source().needsLookup()
                || definition.source().givenBrokers().stream()
                        .anyMatch(broker -> MskZone.ofHost(broker.host()).isPresent());
        return msk && definition.region().isPresent() && definition.access().connectivity() == Connectivity.PRIVATE;
    }

    private static List<String> hosts(ClusterDefinition definition, String arn, String uuid) {
        List<String> hosts = new ArrayList<>();
        for (BrokerAddress broker : definition.source().givenBrokers()) {
            hosts.add(broker.host());
            hosts.add("b1-" + broker.host().substring(broker.host().indexOf('-') + 1));
        }
        if (hosts.isEmpty() && arn.matches(".*-s\\d+")) {
            String end =
                    "-" + uuid.substring(0, 8) + ".c2.kafka-serverless." + definition.regionId() + ".amazonaws.com";
            hosts.addAll(List.of("boot" + end, "b1" + end));
        } else if (hosts.isEmpty()) {
            String end = "." + uuid.substring(0, 8) + ".c2.kafka." + definition.regionId() + ".amazonaws.com";
            hosts.addAll(List.of("b-1" + end, "b-2" + end));
        }
        return hosts;
    }

    private static String name(ClusterDefinition definition) {
        return definition.source().needsLookup() ? definition.source().clusterKey() : definition.name();
    }

    private static String account(ClusterDefinition definition) {
        return definition
                .access()
                .controlPlane()
                .or(definition.access()::dataPlane)
                .map(chain -> chain.lastHop().account())
                .orElse("222222222222");
    }
}
