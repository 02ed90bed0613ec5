package io.portolan.brokers;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Endpoints;
import java.util.concurrent.Executor;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Skeleton: cached lookup of bootstrap brokers. */
public final class Brokers implements AutoCloseable {

    /** A lookup that signs for each cluster with the given credentials and refreshes on the given executor. */
    public Brokers(
            Endpoints endpoints, Function<ClusterDefinition, AwsCredentialsProvider> controlPlane, Executor executor) {
        throw new UnsupportedOperationException("brokers");
    }

    /** The cluster's bootstrap brokers. */
    public BootstrapBrokers of(ClusterDefinition cluster) {
        throw new UnsupportedOperationException("brokers");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("brokers");
    }
}
