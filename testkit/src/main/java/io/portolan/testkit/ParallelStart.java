package io.portolan.testkit;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Does the same to several things at once, and waits until all are done: also when one fails. */
final class ParallelStart {

    private ParallelStart() {}

    /** Each on a thread of its own: starting brokers mostly wait. */
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
