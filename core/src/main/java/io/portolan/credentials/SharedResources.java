package io.portolan.credentials;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Resources that exist once while somebody has a share in them. A resource may share other resources through a scope of
 * its own. That scope is closed after the resource. One lock guards everything. No code under it does network I/O.
 */
final class SharedResources {

    private final Map<Key<?>, SharedEntry> entries = new HashMap<>();

    /** What identifies a shared resource. */
    record Key<T>(Class<T> type, Object id) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key<?> that && type == that.type && id.equals(that.id);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    Scope scope() {
        return new Scope();
    }

    /** The resource. Empty if nobody has a share in it. */
    synchronized <T> Optional<T> find(Key<T> key) {
        SharedEntry entry = entries.get(key);
        return entry == null ? Optional.empty() : Optional.of(key.type().cast(entry.value));
    }

    private synchronized <T> T acquire(Key<T> key, Function<Scope, T> open) {
        SharedEntry entry = entries.get(key);
        if (entry == null) {
            entry = open(open);
            entries.put(key, entry);
        }
        entry.holders++;
        return key.type().cast(entry.value);
    }

    private <T> SharedEntry open(Function<Scope, T> open) {
        Scope parts = scope();
        try {
            return new SharedEntry(open.apply(parts), parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private synchronized void release(Key<?> key) {
        SharedEntry entry = entries.get(key);
        if (entry != null && --entry.holders == 0) {
            entries.remove(key);
            entry.close();
        }
    }

    /** The shares of one holder. Closing it gives them back in reverse order. */
    final class Scope implements SdkAutoCloseable {

        private final Deque<Key<?>> keys = new ArrayDeque<>();

        /** Takes a share in the resource of this key. Opens the resource if nobody has a share in it. */
        <T> T acquire(Key<T> key, Function<Scope, T> open) {
            synchronized (SharedResources.this) {
                T value = SharedResources.this.acquire(key, open);
                keys.push(key);
                return value;
            }
        }

        @Override
        public void close() {
            synchronized (SharedResources.this) {
                while (!keys.isEmpty()) {
                    release(keys.pop());
                }
            }
        }
    }

    private static final class SharedEntry {

        private final Object value;
        private final Scope parts;
        private int holders;

        private SharedEntry(Object value, Scope parts) {
            this.value = value;
            this.parts = parts;
        }

        private void close() {
            if (value instanceof SdkAutoCloseable closeable) {
                closeable.close();
            }
            parts.close();
        }
    }
}
