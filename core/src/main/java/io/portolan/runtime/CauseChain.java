package io.portolan.runtime;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An exception and its causes. */
public final class CauseChain {

    private CauseChain() {}

    /** The first exception of this type. The search begins with the exception itself. */
    public static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    /** Whether the exception or one of its causes is of this type. */
    public static boolean contains(Throwable failure, Class<? extends Throwable> type) {
        return find(failure, type).isPresent();
    }
}
