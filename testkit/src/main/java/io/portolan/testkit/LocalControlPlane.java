package io.portolan.testkit;

import io.portolan.testkit.aws.AdjustableClock;
import io.portolan.testkit.aws.AwsBackend;
import io.portolan.testkit.aws.AwsEndpoint;
import io.portolan.testkit.aws.AwsFaults;
import io.portolan.testkit.aws.Calls;
import io.portolan.testkit.aws.Iam;
import io.portolan.testkit.estate.ControlPlane;
import java.net.InetAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The accounts of an estate and their APIs without brokers and name servers. It starts in milliseconds, so a test can have
 * thousands. It verifies signatures and shows each account only what is its own or is shared with it. Thread-safe.
 *
 * <pre>{@code
 * try (LocalControlPlane aws = LocalControlPlane.start("us-east-2", "us-west-2")) {
 *     aws.plane().vpcs().add(new EstateVpc(vpcId, new EstatePlace("333333333333", "us-east-2"), blocks));
 *     AwsCredentials ann = aws.iam().user("333333333333", "ann");
 *     URI endpoint = aws.endpoint("us-east-2"); // for the clients of the AWS SDK
 * }
 * }</pre>
 */
public final class LocalControlPlane implements AutoCloseable {

    private final AwsBackend backend = AwsBackend.create(AdjustableClock.system());
    private final StartedParts started = new StartedParts();
    private final Map<String, AwsEndpoint> endpoints = new LinkedHashMap<>();

    private LocalControlPlane() {}

    /** Starts an endpoint for each region. */
    public static LocalControlPlane start(String... regions) {
        LocalControlPlane plane = new LocalControlPlane();
        try {
            for (String region : Set.of(regions)) {
                plane.endpoints.put(
                        region,
                        plane.started.add(AwsEndpoint.start(InetAddress.getLoopbackAddress(), region, plane.backend)));
            }
            return plane;
        } catch (RuntimeException e) {
            plane.close();
            throw e;
        }
    }

    /** What the accounts have. */
    public ControlPlane plane() {
        return backend.controlPlane();
    }

    /** Users, keys and sessions. */
    public Iam iam() {
        return backend.iam();
    }

    /** Counts of all calls to AWS. */
    public Calls calls() {
        return backend.calls();
    }

    /** The switches for faults. {@link AwsFaults#denyAccount} takes a view from an account. */
    public AwsFaults faults() {
        return backend.faults();
    }

    /**
     * The HTTP endpoint of a region for all services.
     *
     * @throws IllegalArgumentException if it was not started for the region
     */
    public URI endpoint(String region) {
        AwsEndpoint endpoint = endpoints.get(region);
        if (endpoint == null) {
            throw new IllegalArgumentException("There is no endpoint in " + region + ", only in " + endpoints.keySet());
        }
        return endpoint.uri();
    }

    /** Stops at once and frees all ports. */
    @Override
    public void close() {
        started.close();
    }
}
