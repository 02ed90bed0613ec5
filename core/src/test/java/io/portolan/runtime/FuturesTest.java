package io.portolan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a thread gets when it waits by {@link Futures}. */
class FuturesTest {

    @Test
    void theResultComesThrough() {
        assertThat(FuturesTest.<String>await(CompletableFuture.completedFuture("brokers")))
                .isEqualTo("brokers");
    }

    @Test
    void uncheckedFailuresComeThroughUnchanged() {
        RuntimeException failure = new IllegalArgumentException("no such cluster");
        Error error = new NoClassDefFoundError("AdminClient");

        assertThat(catchThrowable(() -> await(CompletableFuture.failedFuture(failure))))
                .isSameAs(failure);
        assertThat(catchThrowable(() -> await(CompletableFuture.failedFuture(error))))
                .isSameAs(error);
    }

    @Test
    void checkedFailuresBecomeTheCause() {
        IOException failure = new IOException("reset");

        assertThat(catchThrowable(() -> await(CompletableFuture.failedFuture(failure))))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(failure);
    }

    @Test
    void interruptedThreadsThrowWhatTheCallerMakes() {
        Thread.currentThread().interrupt();

        Throwable thrown = catchThrowable(() -> await(new CompletableFuture<>()));

        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(thrown).isInstanceOf(WaitEnded.class).hasCauseInstanceOf(InterruptedException.class);
    }

    private static <T> T await(CompletableFuture<T> work) {
        return Futures.await(work, WaitEnded::new);
    }

    private static final class WaitEnded extends RuntimeException {

        private static final long serialVersionUID = 1;

        WaitEnded(InterruptedException cause) {
            super(cause);
        }
    }
}
