package io.portolan.preflight;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.PreflightReport;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** Skeleton: checks the path to a cluster, stage by stage. */
public final class Preflight {

    /** Checks against the VPCs of this catalog; blocking probes run on the executor, the whole ends by the deadline. */
    public Preflight(ClusterCatalog catalog, ExecutorService executor, Duration deadline) {
        throw new UnsupportedOperationException("preflight");
    }

    /**
     * Runs all stages.
     *
     * @param credentials assumes the control plane's roles; throws PortolanException where that fails
     * @param brokers looks the brokers up; throws PortolanException where that fails
     */
    public PreflightReport run(
            ClusterDefinition cluster, Runnable credentials, Function<ClusterDefinition, BootstrapBrokers> brokers) {
        throw new UnsupportedOperationException("preflight");
    }
}
