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
 * {@code bootstrapBrokers()} of a cluster that is known, beside the same value from Caffeine: bounded, unbounded, and with what a cache of
 * brokers needs if it is written by hand (an answer refreshed after some time, and counted hits).
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

    /** Looks up what is measured from memory then. */
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

    /** Ends the threads. */
    @TearDown
    public void close() {
        portolan.close();
    }

    /** Ours. */
    @Benchmark
    public Object portolan() {
        return cluster.bootstrapBrokers();
    }

    /** As bare as Caffeine can be: nothing is bounded, expires or is counted. */
    @Benchmark
    public Object unbounded() {
        return unbounded.getIfPresent(name);
    }

    /** Bounded in size, as most caches are. */
    @Benchmark
    public Object bounded() {
        return bounded.getIfPresent(name);
    }

    /** What would do the same. */
    @Benchmark
    public Object refreshed() {
        return refreshed.getIfPresent(name);
    }
}
