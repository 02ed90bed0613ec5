package io.portolan.resilience;

import io.portolan.testkit.LocalCluster;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.aws.AwsFaults;
import io.portolan.testkit.dns.InboundResolver;
import java.net.InetAddress;
import java.util.List;

/**
 * Where a fault strikes.
 *
 * @param cluster the cluster that is hit. The fault may also hit the cluster's region.
 * @param number 1 or 2. It selects a broker, an inbound resolver or the direction of a clock step.
 * @param starting the application that starts again and again. It also has the snapshots.
 */
record FaultTarget(LocalMsk msk, LocalCluster cluster, int number, TimeScale scale, StartingApplication starting) {

    AwsFaults aws() {
        return msk.faults().aws();
    }

    List<InboundResolver> resolvers() {
        return msk.serviceVpc(ResilienceEstate.ENVIRONMENT, cluster.region()).inboundResolvers();
    }

    InboundResolver oneResolver() {
        return resolvers().get(number - 1);
    }

    SnapshotFiles snapshots() {
        return starting.snapshots();
    }

    InetAddress unusedAddress() {
        return msk.serviceVpc(ResilienceEstate.ENVIRONMENT, cluster.region()).unusedAddress();
    }
}
