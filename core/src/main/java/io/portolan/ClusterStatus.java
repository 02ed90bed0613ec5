package io.portolan;

import io.portolan.brokers.KnownBrokers;
import io.portolan.brokers.LookupCounts;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.PreflightReport;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * What a {@link Portolan} knows about a cluster at one time, for dashboards and health checks. {@link Cluster#status()}
 * returns it. It is an immutable value without secrets. Thread-safe.
 */
public final class ClusterStatus {

    private final ClusterDefinition cluster;
    private final Optional<KnownBrokers> brokers;
    private final LookupCounts lookups;
    private final Optional<Instant> credentialsExpiry;
    private final @Nullable PreflightVerdict lastPreflight;

    ClusterStatus(
            ClusterDefinition cluster,
            Optional<KnownBrokers> brokers,
            LookupCounts lookups,
            Optional<Instant> credentialsExpiry,
            @Nullable PreflightVerdict lastPreflight) {
        this.cluster = cluster;
        this.brokers = brokers;
        this.lookups = lookups;
        this.credentialsExpiry = credentialsExpiry;
        this.lastPreflight = lastPreflight;
    }

    /** The logical name. */
    public String name() {
        return cluster.name();
    }

    /** The id of the cluster's region. Empty for plain Kafka. */
    public Optional<String> region() {
        return cluster.region().map(Region::id);
    }

    /** The bootstrap brokers and where they are known from. Empty before the first look-up. */
    public Optional<KnownBrokers> brokers() {
        return brokers;
    }

    /**
     * How often the brokers were asked for since the {@link Portolan} was opened. All zero if the catalog gives them.
     */
    public LookupCounts lookups() {
        return lookups;
    }

    /**
     * When the credentials for Kafka itself end. They are refreshed long before. Empty before the first credentials. It
     * is also empty for an identity without roles whose credentials do not end.
     */
    public Optional<Instant> credentialsExpiry() {
        return credentialsExpiry;
    }

    /** What the last preflight of this cluster found. Empty before the first one has ended. */
    public Optional<PreflightReport> lastPreflight() {
        return Optional.ofNullable(lastPreflight)
                .map(verdict -> verdict.judged().report());
    }

    /** When the last preflight ended. Empty before the first one has ended. */
    public Optional<Instant> lastPreflightAt() {
        return Optional.ofNullable(lastPreflight).map(PreflightVerdict::endedAt);
    }

    /** Everything except the preflight's findings, on one line. */
    @Override
    public String toString() {
        return "ClusterStatus[name=" + name() + ", region=" + region().orElse("") + ", brokers=" + brokers
                + ", lookups="
                + lookups + ", credentialsExpiry=" + credentialsExpiry + ", lastPreflight="
                + lastPreflight().map(PreflightReport::severity) + ", lastPreflightAt=" + lastPreflightAt() + "]";
    }
}
