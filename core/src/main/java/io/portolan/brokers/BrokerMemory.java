package io.portolan.brokers;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps known brokers by Caffeine, without bound or expiry. What is missing is looked up once, on the thread of the first caller.
 * All who ask for it meanwhile wait for that. Different look-ups never wait for each other. Thread-safe.
 */
final class BrokerMemory {

    /** Holds look-ups under way too. Its executor is never the common pool, and an unbounded cache runs nothing on it. */
    private final AsyncCache<BrokerLookup, KnownBrokers> lookups =
            Caffeine.newBuilder().executor(Runnable::run).buildAsync();

    private final Cache<BrokerLookup, KnownBrokers> known = lookups.synchronous();

    /** What is known; null while nothing is. */
    @Nullable
    KnownBrokers peek(BrokerLookup lookup) {
        return known.getIfPresent(lookup);
    }

    /** What is known, what another caller's look-up gives, or what this one gives. A failure is kept for nobody. */
    KnownBrokers loadOrAwait(BrokerLookup lookup, Supplier<KnownBrokers> load) {
        CompletableFuture<KnownBrokers> mine = new CompletableFuture<>();
        // Not by a function that loads: Caffeine would call it within a lock of the map, which several look-ups share.
        CompletableFuture<KnownBrokers> present = lookups.asMap().putIfAbsent(lookup, mine);
        return present == null ? load(load, mine) : await(present);
    }

    /** Gives the new entry, for those who look at it often. */
    CompletableFuture<KnownBrokers> replace(BrokerLookup lookup, KnownBrokers next) {
        CompletableFuture<KnownBrokers> entry = CompletableFuture.completedFuture(next);
        lookups.put(lookup, entry);
        return entry;
    }

    /** Forgets what is known, but no look-up that is under way. */
    void forget(BrokerLookup lookup) {
        CompletableFuture<KnownBrokers> present = lookups.getIfPresent(lookup);
        if (present != null && present.isDone()) {
            lookups.asMap().remove(lookup, present);
        }
    }

    private static KnownBrokers load(Supplier<KnownBrokers> load, CompletableFuture<KnownBrokers> mine) {
        try {
            KnownBrokers loaded = load.get();
            mine.complete(loaded);
            return loaded;
        } catch (RuntimeException | Error e) {
            // Caffeine would log any other exception with its stack.
            CancellationException cancelled = new CancellationException();
            cancelled.initCause(e);
            mine.completeExceptionally(cancelled);
            throw e;
        }
    }

    private static KnownBrokers await(CompletableFuture<KnownBrokers> present) {
        // Not by the exception of join(): which cause it has depends on the JDK.
        Throwable failure = present.handle((loaded, thrown) -> thrown).join();
        if (failure == null) {
            return present.join();
        }
        throw failure.getCause() instanceof RuntimeException cause ? cause : new CompletionException(failure);
    }
}
