package io.portolan.topology.view;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A part of the control plane. It was read, or it is known why it was not. Immutable and thread-safe.
 *
 * @param <T> what it has
 */
public sealed interface Viewed<T> {

    /**
     * A part that was read.
     *
     * @param content what it has
     */
    record Read<T>(T content) implements Viewed<T> {}

    /**
     * A part that was not read.
     *
     * @param view which part it is and why it is missing
     */
    record Unread<T>(MissingView view) implements Viewed<T> {}

    /** What follows from it. */
    default <R> Viewed<R> map(Function<? super T, ? extends R> function) {
        return flatMap(content -> new Read<R>(function.apply(content)));
    }

    /** What follows from it and another part. If one of them was not read, the result was not read. */
    default <R> Viewed<R> flatMap(Function<? super T, Viewed<R>> function) {
        return this instanceof Unread<T> unread ? new Unread<R>(unread.view) : function.apply(((Read<T>) this).content);
    }

    /** What it has. If it was not read, the reason goes to the consumer and this is empty. */
    default Optional<T> contentOr(Consumer<MissingView> missing) {
        if (this instanceof Unread<T> unread) {
            missing.accept(unread.view);
            return Optional.empty();
        }
        return Optional.of(((Read<T>) this).content);
    }
}
