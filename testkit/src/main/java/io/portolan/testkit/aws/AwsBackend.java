package io.portolan.testkit.aws;

import java.time.Clock;

/**
 * What the endpoints of an estate share: identities, clusters, counts and faults. To bend one region alone, give its
 * endpoint a backend with faults of its own ({@link #withOwnFaults}).
 *
 * @param iam users, roles, keys and sessions, and the clock that they live by
 * @param clusters what the MSK API shows
 * @param calls what was asked so far
 * @param faults what goes wrong
 */
public record AwsBackend(Iam iam, MskClusters clusters, Calls calls, AwsFaults faults) {

    /** An empty estate. */
    public static AwsBackend create(Clock clock) {
        return new AwsBackend(new Iam(clock), new MskClusters(), new Calls(), new AwsFaults());
    }

    /** The same estate behind other fault switches. */
    public AwsBackend withOwnFaults() {
        return new AwsBackend(iam, clusters, calls, new AwsFaults());
    }
}
