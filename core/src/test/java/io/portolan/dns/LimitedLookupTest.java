package io.portolan.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link LimitedLookup} lets no caller wait for a name server. */
@Timeout(20)
class LimitedLookupTest {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void allAddressesAreReturned() throws Exception {
        InetAddress[] two = {InetAddress.getByName("10.20.1.1"), InetAddress.getByName("10.20.1.2")};

        assertThat(new LimitedLookup(host -> two, LONG).resolve("b-1")).containsExactly(two);
    }

    @Test
    void unknownHostIsPassedOn() {
        LimitedLookup lookup = new LimitedLookup(
                host -> {
                    throw new UnknownHostException("no " + host);
                },
                LONG);

        assertThatThrownBy(() -> lookup.resolve("b-1"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("no b-1");
    }

    @Test
    void aHangingLookupEndsAtItsLimit() {
        CountDownLatch never = new CountDownLatch(1);
        LimitedLookup lookup = new LimitedLookup(host -> wait(never), SHORT);

        for (int caller = 0; caller < 20; caller++) {
            assertThatThrownBy(() -> lookup.resolve("b-1"))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessage("b-1: no answer within 20 ms");
        }
        never.countDown();
    }

    @Test
    void interruptionEndsTheWait() {
        CountDownLatch never = new CountDownLatch(1);
        LimitedLookup lookup = new LimitedLookup(host -> wait(never), LONG);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> lookup.resolve("b-1")).hasMessage("b-1: interrupted");
        assertThat(Thread.interrupted()).isTrue();
        never.countDown();
    }

    @Test
    void threadsInheritNothingFromTheCaller() throws Exception {
        CompletableFuture<Thread> used = new CompletableFuture<>();
        LimitedLookup lookup = new LimitedLookup(
                host -> {
                    used.complete(Thread.currentThread());
                    return new InetAddress[0];
                },
                LONG);
        Thread.currentThread().setContextClassLoader(new ClassLoader() {});
        try {
            lookup.resolve("b-1");
        } finally {
            Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
        }

        assertThat(used.get().isDaemon()).isTrue();
        assertThat(used.get().getContextClassLoader()).isEqualTo(LimitedLookup.class.getClassLoader());
    }

    private static InetAddress[] wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new InetAddress[0];
    }
}
