package io.portolan.runtime;

import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Work that has a crew of threads for its parts. */
public interface CrewWork<T extends @Nullable Object> {

    /**
     * Does the work on the first thread of its crew.
     *
     * @param crew the other threads. Parts that find all of them busy wait for one. The crew ends with the work. A part that
     *     still runs then is left alone, and one that has not begun is cancelled.
     */
    T run(ExecutorService crew);
}
