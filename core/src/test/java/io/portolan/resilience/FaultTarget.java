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
 * @param cluster the one that is hit, or whose region is
 * @param starting the application that starts over and over, and its snapshots
 * @param number 1 or 2: of the broker, the inbound resolver; the way that a clock is stepped
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
