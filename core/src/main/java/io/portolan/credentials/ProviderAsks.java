package io.portolan.credentials;

import io.portolan.runtime.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Asks the provider of a base identity on other threads, because it may hang. Callers share an ask that is under way. An
 * ask that takes too long is stuck, and the next caller begins another one. The first answer serves all who wait. A few
 * asks may be stuck at a time, so that a provider that hangs for ever does not use up the threads. Thread-safe.
 */
final class ProviderAsks {

    private static final int MOST = 4;

    private final AwsCredentialsProvider provider;
    private final Executor threads;
    private final TimeSource time;
    private final Duration patience;

    private @Nullable CompletableFuture<Optional<AwsCredentials>> pending;
    private int running;
    private long lastBegun;
    private long begunAt;
    private long lastAnswered;

    /** @param patience after this time an ask is stuck */
    ProviderAsks(AwsCredentialsProvider provider, Executor threads, TimeSource time, Duration patience) {
        this.provider = provider;
        this.threads = threads;
        this.time = time;
        this.patience = patience;
    }

    /** What the provider answers to an ask that is under way, or to a new one. Empty if it has no credentials. */
    synchronized CompletableFuture<Optional<AwsCredentials>> joinOrBegin() {
        CompletableFuture<Optional<AwsCredentials>> present = pending;
        if (present != null && !isStuck()) {
            return present;
        }
        CompletableFuture<Optional<AwsCredentials>> answer = present == null ? new CompletableFuture<>() : present;
        pending = answer;
        if (running < MOST) {
            begin();
        }
        return answer;
    }

    private boolean isStuck() {
        return time.nanos().getAsLong() - begunAt >= patience.toNanos();
    }

    private void begin() {
        long number = ++lastBegun;
        begunAt = time.nanos().getAsLong();
        running++;
        try {
            threads.execute(() -> ask(number));
        } catch (RuntimeException | Error e) {
            end(number, null, e);
        }
    }

    private void ask(long number) {
        try {
            end(number, provider.resolveCredentials(), null);
        } catch (RuntimeException | Error e) {
            end(number, null, e);
        }
    }

    private void end(long number, @Nullable AwsCredentials credentials, @Nullable Throwable failure) {
        CompletableFuture<Optional<AwsCredentials>> answer = finish(number, failure != null);
        if (answer == null) {
            return;
        }
        if (failure == null) {
            answer.complete(Optional.ofNullable(credentials));
        } else {
            answer.completeExceptionally(failure);
        }
    }

    /** Those who wait, if this end counts for them. An older ask that fails says nothing of the latest one. */
    private synchronized @Nullable CompletableFuture<Optional<AwsCredentials>> finish(long number, boolean failed) {
        running--;
        boolean counts = failed ? number == lastBegun : number > lastAnswered;
        if (!counts) {
            return null;
        }
        if (!failed) {
            lastAnswered = number;
        }
        CompletableFuture<Optional<AwsCredentials>> answer = pending;
        pending = null;
        return answer;
    }
}
