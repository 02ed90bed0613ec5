package io.portolan.brokers;

import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.MskZone;
import java.util.ArrayList;
import java.util.List;

/**
 * In which DNS zones the brokers of a cluster have their names. An MSK API or a file that names other hosts is wrong or forged.
 *
 * @param zones each is a name that a broker's name ends with. If empty, any name is good.
 */
record BrokerZones(List<String> zones) {

    /** The zones of MSK in the cluster's region, and those that the catalog adds. */
    static BrokerZones of(BrokerLookup lookup) {
        if (!lookup.cluster().isMskCluster()) {
            return new BrokerZones(List.of());
        }
        List<String> zones = new ArrayList<>(MskZone.domains(lookup.region()));
        zones.addAll(lookup.source().hostSuffixes());
        return new BrokerZones(zones);
    }

    /** The brokers whose names are in none of these zones. */
    List<BrokerAddress> strangers(BootstrapBrokers brokers) {
        List<BrokerAddress> strangers = new ArrayList<>();
        for (BrokerAddress address : brokers.addresses()) {
            if (!zones.isEmpty() && !contains(address)) {
                strangers.add(address);
            }
        }
        return strangers;
    }

    private boolean contains(BrokerAddress address) {
        for (String zone : zones) {
            if (address.isInDomain(zone)) {
                return true;
            }
        }
        return false;
    }

    void check(BrokerSnapshot snapshot) throws UnusableSnapshotException {
        List<BrokerAddress> strangers = strangers(snapshot.brokers());
        if (!strangers.isEmpty()) {
            throw new UnusableSnapshotException(
                    "names " + strangers.get(0) + ", which is in none of the zones " + this);
        }
    }

    /** The zones as in {@code kafka.us-east-2.amazonaws.com, kafka-serverless.us-east-2.amazonaws.com}. */
    @Override
    public String toString() {
        return String.join(", ", zones);
    }
}
