package io.portolan.testkit;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Does the same with several things at once and waits for all, even if one fails. */
final class ParallelStart {

    private ParallelStart() {}

    /** Gives each thing a thread of its own, because brokers mostly wait while they start. */
    static <T> void forEach(Collection<T> things, Consumer<T> action) {
        List<CompletableFuture<Void>> all = things.stream()
                .map(thing -> CompletableFuture.runAsync(
                        () -> action.accept(thing), task -> new Thread(task, "local-msk-start").start()))
                .toList();
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("The estate did not start", e.getCause());
        }
    }
}
