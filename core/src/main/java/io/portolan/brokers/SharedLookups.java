package io.portolan.brokers;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * One look-up of a key at a time, whose result all get who ask for it meanwhile. Different keys do not wait for each other, as
 * they would in a cache that loads within a map's lock: several keys share one.
 */
final class SharedLookups<K, V> {

    private final ConcurrentMap<K, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();

    V runOrAwait(K key, Function<K, V> work) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> others = underWay.putIfAbsent(key, mine);
        return others == null ? runAsLeader(key, work, mine) : awaitLeader(others);
    }

    private V runAsLeader(K key, Function<K, V> work, CompletableFuture<V> followers) {
        try {
            V result = work.apply(key);
            followers.complete(result);
            return result;
        } catch (RuntimeException | Error e) {
            followers.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(key, followers);
        }
    }

    private static <V> V awaitLeader(CompletableFuture<V> leader) {
        try {
            return leader.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
