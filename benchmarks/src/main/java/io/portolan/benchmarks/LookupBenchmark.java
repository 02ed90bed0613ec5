package io.portolan.benchmarks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.portolan.Cluster;
import io.portolan.Portolan;
import io.portolan.brokers.BootstrapBrokers;
import io.portolan.catalog.ClusterCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures {@code bootstrapBrokers()} of a known cluster beside the same value from three Caffeine caches. One is unbounded and
 * one is bounded. The third has what a cache of brokers by hand needs. It refreshes answers after some time and counts hits.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@NullUnmarked // JMH fills the fields
public class LookupBenchmark {

    static final String CATALOG = "portolan.benchmarks.catalog";

    private Portolan portolan;
    private Cluster cluster;
    private Cache<String, BootstrapBrokers> unbounded;
    private Cache<String, BootstrapBrokers> bounded;
    private Cache<String, BootstrapBrokers> refreshed;
    private String name;

    /** Looks up the brokers, so that they are in memory when they are measured. */
    @Setup
    public void open() {
        portolan = Portolan.open(ClusterCatalog.load(Path.of(System.getProperty(CATALOG))));
        cluster = portolan.cluster(BenchmarkEstates.CLUSTER);
        name = cluster.name();
        unbounded = Caffeine.newBuilder().build();
        bounded = Caffeine.newBuilder().maximumSize(1000).build();
        bounded.put(name, cluster.bootstrapBrokers());
        refreshed = Caffeine.newBuilder()
                .recordStats()
                .refreshAfterWrite(Duration.ofMinutes(5))
                .build(key -> cluster.bootstrapBrokers());
        unbounded.put(name, cluster.bootstrapBrokers());
        refreshed.put(name, cluster.bootstrapBrokers());
    }

    /** Ends Portolan's threads. */
    @TearDown
    public void close() {
        portolan.close();
    }

    /** Portolan's own look-up. */
    @Benchmark
    public Object portolan() {
        return cluster.bootstrapBrokers();
    }

    /** The barest Caffeine. Nothing is bounded, expires or is counted. */
    @Benchmark
    public Object unbounded() {
        return unbounded.getIfPresent(name);
    }

    /** A Caffeine cache with a size limit, as most have. */
    @Benchmark
    public Object bounded() {
        return bounded.getIfPresent(name);
    }

    /** A Caffeine cache that does what Portolan does. */
    @Benchmark
    public Object refreshed() {
        return refreshed.getIfPresent(name);
    }
}
