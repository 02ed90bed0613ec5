package io.portolan.aws;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How long a caller waits for one call. The SDK cannot hand this to its HTTP client. It makes the exchange on the caller's
 * thread, so this thread has it meanwhile. Thread-safe.
 */
public final class CallLimit {

    private static final ThreadLocal<@Nullable Duration> OF_THREAD = new ThreadLocal<>();

    private CallLimit() {}

    /** Makes a call whose exchange ends within this limit, and within the usual one. */
    public static <T> T callWithin(Duration limit, Supplier<T> call) {
        OF_THREAD.set(limit);
        try {
            return call.get();
        } finally {
            OF_THREAD.remove();
        }
    }

    /** The limit of this thread's call, if it is shorter than this usual one. */
    static Duration shorten(Duration usual) {
        Duration limit = OF_THREAD.get();
        return limit == null || limit.compareTo(usual) > 0 ? usual : limit;
    }
}
