package io.portolan.testkit.aws;

import io.portolan.testkit.estate.ControlPlane;
import java.time.Clock;

/**
 * What the endpoints of an estate share. For a fault in one region only, give its endpoint a backend from
 * {@link #withOwnFaults}.
 *
 * @param iam the users, roles, keys, sessions and the clock
 * @param clusters the clusters of the MSK API
 * @param calls the counts of calls
 * @param faults the switches for faults
 */
public record AwsBackend(Iam iam, MskClusters clusters, Calls calls, AwsFaults faults) {

    /** An empty estate. */
    public static AwsBackend create(Clock clock) {
        return new AwsBackend(new Iam(clock), new MskClusters(), new Calls(), new AwsFaults());
    }

    /** The resources of all accounts. */
    public ControlPlane controlPlane() {
        return iam.controlPlane();
    }

    /** The same estate with new switches for faults. */
    public AwsBackend withOwnFaults() {
        return new AwsBackend(iam, clusters, calls, new AwsFaults());
    }
}
