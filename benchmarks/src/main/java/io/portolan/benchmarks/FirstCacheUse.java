package io.portolan.benchmarks;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.portolan.catalog.ClusterCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a start needs for its first Caffeine cache of the kind that keeps bootstrap brokers. A map of the JDK does the same work
 * beside it. Each figure is the mean of first calls in fresh JVMs.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(15)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@State(Scope.Benchmark)
@NullUnmarked // a cache's answer may be null
public class FirstCacheUse {

    private final Object key = new Object();

    /**
     * Loads what a start has loaded by then. It has read a catalog. The SDK's HTTP client logs by {@link System.Logger}, as
     * Caffeine does.
     */
    @Setup
    public void beginStart() throws IOException {
        Path catalog = Files.createTempFile("catalog", ".yaml");
        Files.writeString(
                catalog, "clusters: {local: {bootstrap-servers: localhost:9092, security-protocol: PLAINTEXT}}");
        ClusterCatalog.load(catalog);
        Files.delete(catalog);
        System.getLogger(FirstCacheUse.class.getName()).isLoggable(System.Logger.Level.DEBUG);
    }

    /** A cache is made, a value is put, and the value is found. */
    @Benchmark
    public Object caffeine() {
        AsyncCache<Object, Object> cache =
                Caffeine.newBuilder().executor(Runnable::run).buildAsync();
        CompletableFuture<Object> loaded = new CompletableFuture<>();
        cache.asMap().putIfAbsent(key, loaded);
        loaded.complete(this);
        return cache.synchronous().getIfPresent(key);
    }

    /** The same with a map. */
    @SuppressWarnings("UnnecessaryAsync") // It is the peer of a cache for several threads.
    @Benchmark
    public Object concurrentMap() {
        ConcurrentHashMap<Object, CompletableFuture<Object>> map = new ConcurrentHashMap<>();
        CompletableFuture<Object> loaded = new CompletableFuture<>();
        map.putIfAbsent(key, loaded);
        loaded.complete(this);
        return map.get(key).join();
    }
}
