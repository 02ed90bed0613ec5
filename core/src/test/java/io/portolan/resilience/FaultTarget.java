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
 * @param name the name of the cluster that is hit. The fault may also hit the cluster's region.
 * @param number 1 or 2. It selects a broker, an inbound resolver or the direction of a clock step.
 * @param host the host of both applications
 */
record FaultTarget(LocalMsk msk, String name, int number, TimeScale scale, FaultyHost host) {

    LocalCluster cluster() {
        return msk.cluster(name);
    }

    /** The cluster whose brokers answer at foreign addresses. */
    String twin() {
        return ResilienceEstate.twin(name);
    }

    StartingApplication starting() {
        return host.starting();
    }

    AwsFaults aws() {
        return msk.faults().aws();
    }

    List<InboundResolver> resolvers() {
        return msk.serviceVpc(ResilienceEstate.ENVIRONMENT, cluster().region()).inboundResolvers();
    }

    InboundResolver oneResolver() {
        return resolvers().get(number - 1);
    }

    SnapshotFiles snapshots() {
        return host.starting().snapshots();
    }

    InetAddress unusedAddress() {
        return msk.serviceVpc(ResilienceEstate.ENVIRONMENT, cluster().region()).unusedAddress();
    }
}
