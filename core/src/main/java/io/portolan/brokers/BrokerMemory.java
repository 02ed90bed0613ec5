package io.portolan.brokers;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.portolan.runtime.Futures;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps known brokers in a Caffeine cache without bound or expiry. The first caller looks up on its own thread what is missing.
 * Later callers wait for its result. Different look-ups never wait for each other. Thread-safe.
 */
final class BrokerMemory {

    /**
     * Also contains look-ups that still run. The executor keeps Caffeine off the common pool. An unbounded cache runs nothing on it.
     */
    private final AsyncCache<BrokerLookup, KnownBrokers> lookups =
            Caffeine.newBuilder().executor(Runnable::run).buildAsync();

    private final Cache<BrokerLookup, KnownBrokers> known = lookups.synchronous();

    /** What is known. It is null while nothing is known. */
    @Nullable
    KnownBrokers peek(BrokerLookup lookup) {
        return known.getIfPresent(lookup);
    }

    /**
     * Returns what is known. If nothing is known, it waits for another caller's look-up or runs this one. A failure is not kept.
     * If the other caller is interrupted, this one looks up.
     */
    KnownBrokers loadOrAwait(BrokerLookup lookup, Supplier<KnownBrokers> load) {
        while (true) {
            CompletableFuture<KnownBrokers> pending = new CompletableFuture<>();
            // Caffeine would call a loading function within a lock of its map, and several look-ups share that lock.
            CompletableFuture<KnownBrokers> present = lookups.asMap().putIfAbsent(lookup, pending);
            if (present == null) {
                return load(load, pending);
            }
            Optional<KnownBrokers> found = await(lookup, present);
            if (found.isPresent()) {
                return found.get();
            }
            lookups.asMap().remove(lookup, present);
        }
    }

    /** Replaces what is known. A caller may keep the returned entry and read it without the cache. */
    CompletableFuture<KnownBrokers> replace(BrokerLookup lookup, KnownBrokers next) {
        CompletableFuture<KnownBrokers> entry = CompletableFuture.completedFuture(next);
        lookups.put(lookup, entry);
        return entry;
    }

    /** Removes what is known. A look-up that still runs is not affected. */
    void forget(BrokerLookup lookup) {
        CompletableFuture<KnownBrokers> present = lookups.getIfPresent(lookup);
        if (present != null && present.isDone()) {
            lookups.asMap().remove(lookup, present);
        }
    }

    private static KnownBrokers load(Supplier<KnownBrokers> load, CompletableFuture<KnownBrokers> pending) {
        try {
            KnownBrokers loaded = load.get();
            pending.complete(loaded);
            return loaded;
        } catch (RuntimeException | Error e) {
            // Caffeine would log the stack of any other exception.
            CancellationException cancelled = new CancellationException();
            if (!Thread.currentThread().isInterrupted()) {
                cancelled.initCause(e);
            }
            pending.completeExceptionally(cancelled);
            throw e;
        }
    }

    /** What the other caller finds. Empty if it was interrupted. */
    private static Optional<KnownBrokers> await(BrokerLookup lookup, CompletableFuture<KnownBrokers> present) {
        // The cause in an exception of join() depends on the JDK.
        Throwable failure =
                Futures.await(present.handle((loaded, thrown) -> thrown), e -> new LookupErrors(lookup).interrupted(e));
        if (failure == null) {
            return Optional.of(present.join());
        }
        if (failure.getCause() == null) {
            return Optional.empty();
        }
        throw failure.getCause() instanceof RuntimeException cause ? cause : new CompletionException(failure);
    }
}
