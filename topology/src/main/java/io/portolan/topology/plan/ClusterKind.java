package io.portolan.topology.plan;

import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.IpFamily;
import io.portolan.catalog.MskClusterArn;
import io.portolan.catalog.MskZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a catalog knows of the kind of a cluster. A kind that is not known is possible, since a rule too many does no harm.
 *
 * @param isMsk whether it is a cluster of MSK
 * @param mayBeServerless whether it may be Serverless
 * @param mayBeProvisioned whether it may be Provisioned
 * @param isDualStack whether its brokers may have names for dual stack
 */
record ClusterKind(boolean isMsk, boolean mayBeServerless, boolean mayBeProvisioned, boolean isDualStack) {

    private static final Pattern SERVERLESS_ARN = Pattern.compile(".*-s[0-9]+");

    static ClusterKind of(ClusterDefinition cluster) {
        List<MskZone> zones = zones(cluster);
        Optional<Boolean> serverless = cluster.source()
                .knownArn()
                .map(MskClusterArn::value)
                .map(arn -> SERVERLESS_ARN.matcher(arn).matches());
        boolean isMsk = cluster.isMskCluster() || cluster.source().needsLookup() || !zones.isEmpty();
        boolean unknown = serverless.isEmpty() && zones.isEmpty();
        return new ClusterKind(
                isMsk,
                unknown || serverless.orElseGet(() -> zones.stream().anyMatch(MskZone::serverless)),
                unknown || !serverless.orElseGet(() -> zones.stream().allMatch(MskZone::serverless)),
                isDualStack(cluster, zones));
    }

    private static List<MskZone> zones(ClusterDefinition cluster) {
        List<MskZone> zones = new ArrayList<>();
        for (BrokerAddress broker : cluster.source().givenBrokers()) {
            MskZone.ofHost(broker.host()).ifPresent(zones::add);
        }
        return zones;
    }

    private static boolean isDualStack(ClusterDefinition cluster, List<MskZone> zones) {
        Optional<IpFamily> ip = cluster.settings().ip();
        return zones.stream().anyMatch(MskZone::dualStack) || (ip.isPresent() && ip.get() != IpFamily.V4);
    }

    /** Whether such a cluster may have brokers with names in this zone. */
    boolean mayUse(MskZone zone) {
        return isMsk && (zone.serverless() ? mayBeServerless : mayBeProvisioned) && (isDualStack || !zone.dualStack());
    }
}
