package io.portolan.spring.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.portolan.Cluster;
import io.portolan.ClusterStatus;
import io.portolan.brokers.LookupCounts;
import io.portolan.diagnosis.Severity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Gauges of the clusters' known state. A value is not a number while it is unknown. Thread-safe. */
final class StatusMetrics implements MeterBinder {

    private final Collection<Cluster> clusters;
    private final InstantSource clock;

    StatusMetrics(Collection<Cluster> clusters, InstantSource clock) {
        this.clusters = List.copyOf(clusters);
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        clusters.forEach(cluster -> bind(cluster, registry));
    }

    private void bind(Cluster cluster, MeterRegistry registry) {
        lookups(cluster, "hit", LookupCounts::hits, registry);
        lookups(cluster, "miss", LookupCounts::misses, registry);
        lookups(cluster, "failure", LookupCounts::failures, registry);
        seconds(
                cluster,
                "portolan.brokers.age",
                "Time since the bootstrap brokers were reported",
                this::brokersAge,
                registry);
        seconds(
                cluster,
                "portolan.credentials.expiry",
                "Time until the session for Kafka ends",
                this::timeLeft,
                registry);
        seconds(cluster, "portolan.preflight.age", "Time since the last preflight", this::preflightAge, registry);
        Gauge.builder("portolan.preflight.severity", cluster, StatusMetrics::severity)
                .description("Result of the last preflight: 0 nothing wrong, 1 a warning, 2 a failure")
                .tags(ClusterTags.of(cluster.definition()))
                .register(registry);
    }

    private static void lookups(
            Cluster cluster, String result, ToLongFunction<LookupCounts> count, MeterRegistry registry) {
        FunctionCounter.builder(
                        "portolan.brokers.lookups",
                        cluster,
                        c -> count.applyAsLong(c.status().lookups()))
                .description("Look-ups of bootstrap brokers: hits in memory, misses and failures")
                .tags(ClusterTags.of(cluster.definition()).and("result", result))
                .register(registry);
    }

    private static void seconds(
            Cluster cluster,
            String name,
            String description,
            Function<ClusterStatus, Optional<Duration>> time,
            MeterRegistry registry) {
        TimeGauge.builder(name, cluster, TimeUnit.SECONDS, c -> number(time.apply(c.status())))
                .description(description)
                .tags(ClusterTags.of(cluster.definition()))
                .register(registry);
    }

    private Optional<Duration> brokersAge(ClusterStatus status) {
        return status.brokers().map(known -> Duration.between(known.since(), clock.instant()));
    }

    private Optional<Duration> timeLeft(ClusterStatus status) {
        return status.credentialsExpiry().map(expiry -> Duration.between(clock.instant(), expiry));
    }

    private Optional<Duration> preflightAge(ClusterStatus status) {
        return status.lastPreflightAt().map(at -> Duration.between(at, clock.instant()));
    }

    private static double number(Optional<Duration> time) {
        return time.map(duration -> duration.toMillis() / 1000.0).orElse(Double.NaN);
    }

    private static double severity(Cluster cluster) {
        return cluster.status()
                .lastPreflight()
                .map(report -> level(report.severity()))
                .orElse(Double.NaN);
    }

    private static double level(Severity severity) {
        return switch (severity) {
            case INFO -> 0;
            case WARNING -> 1;
            case FAILURE -> 2;
        };
    }
}
