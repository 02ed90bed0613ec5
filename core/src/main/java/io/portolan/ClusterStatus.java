package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.PreflightReport;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * What a {@link Portolan} knows of a cluster at one time, for dashboards and health checks. A value; immutable, thread-safe, and
 * without secrets. From {@link Cluster#status()}.
 */
public final class ClusterStatus {

    private final ClusterDefinition cluster;
    private final Optional<KnownBrokers> brokers;
    private final Lookups lookups;
    private final Optional<Instant> credentialsExpiry;
    private final @Nullable Preflighted preflighted;

    ClusterStatus(
            ClusterDefinition cluster,
            Optional<KnownBrokers> brokers,
            Lookups lookups,
            Optional<Instant> credentialsExpiry,
            @Nullable Preflighted preflighted) {
        this.cluster = cluster;
        this.brokers = brokers;
        this.lookups = lookups;
        this.credentialsExpiry = credentialsExpiry;
        this.preflighted = preflighted;
    }

    /** The logical name. */
    public String name() {
        return cluster.name();
    }

    /** The id of the cluster's region; empty for plain Kafka. */
    public Optional<String> region() {
        return cluster.region().map(Region::id);
    }

    /** Its bootstrap brokers; empty before they are first looked up. */
    public Optional<KnownBrokers> brokers() {
        return brokers;
    }

    /** How often the brokers were asked for. */
    public Lookups lookups() {
        return lookups;
    }

    /**
     * When the credentials for Kafka itself end, which is long after they are refreshed; empty before the first ones, and for those of
     * an identity without roles that do not end.
     */
    public Optional<Instant> credentialsExpiry() {
        return credentialsExpiry;
    }

    /** What the last preflight of this cluster found; empty before it ended. */
    public Optional<PreflightReport> lastPreflight() {
        return Optional.ofNullable(preflighted).map(Preflighted::report);
    }

    /** When the last preflight ended. */
    public Optional<Instant> lastPreflightAt() {
        return Optional.ofNullable(preflighted).map(Preflighted::at);
    }

    /** All of it but the preflight's findings, in one line. */
    @Override
    public String toString() {
        return "ClusterStatus[name=" + name() + ", region=" + region().orElse("") + ", brokers=" + brokers
                + ", lookups="
                + lookups + ", credentialsExpiry=" + credentialsExpiry + ", lastPreflight="
                + lastPreflight().map(PreflightReport::severity) + ", lastPreflightAt=" + lastPreflightAt() + "]";
    }

    /**
     * Bootstrap brokers, and how they are known.
     *
     * @param since when the MSK API said so; for the catalog's, when the cluster was first asked for
     */
    public record KnownBrokers(BootstrapBrokers brokers, Source source, Instant since) {

        /** Where bootstrap brokers are known from. */
        public enum Source {
            /** The catalog gives them. */
            CATALOG,
            /** The MSK API said so to this process. */
            MSK_API,
            /** The MSK API said so to an earlier process, which kept it in a file. */
            SNAPSHOT
        }
    }

    /**
     * Counters since the {@link Portolan} was opened; all zero where the catalog gives the brokers. Clusters that stand for the
     * same one in AWS share them.
     *
     * @param hits answered from memory; of those that several threads ask for at the same instant, some may not be counted
     * @param misses not in memory, so that the caller waited
     * @param failures look-ups that failed, those in the background included
     */
    public record Lookups(long hits, long misses, long failures) {}

    /** A preflight that has ended. */
    record Preflighted(PreflightReport report, Instant at) {}
}
