package io.portolan.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.brokers.KnownBrokers.Source;
import io.portolan.catalog.Connectivity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link BrokerMemory} makes one look-up for all who ask at the same time and keeps no failure. */
@Timeout(60)
class BrokerMemoryTest {

    private static final KnownBrokers FIRST = known("a:9098");
    private static final KnownBrokers SECOND = known("b:9098");

    private final BrokerMemory memory = new BrokerMemory();
    private final BrokerLookup orders = new BrokerLookup(BrokersLab.orders());

    @Test
    void memoryIsEmptyUntilItLoads() {
        assertThat(memory.peek(orders)).isNull();
        assertThat(memory.loadOrAwait(orders, () -> FIRST)).isSameAs(FIRST);
        assertThat(memory.peek(orders)).isSameAs(FIRST);
        assertThat(memory.loadOrAwait(orders, BrokerMemoryTest::unwanted)).isSameAs(FIRST);
    }

    @Test
    void equalQuestionsShareAnAnswer() {
        assertThat(memory.replace(orders, FIRST)).isCompletedWithValue(FIRST);

        BrokerLookup alias =
                new BrokerLookup(BrokersLab.byArn("sales", BrokersLab.ARN, Connectivity.PRIVATE, List.of()));
        assertThat(memory.peek(alias)).isSameAs(FIRST);
    }

    @Test
    void callersLoadOnTheirOwnThread() {
        Thread[] loader = new Thread[1];
        memory.loadOrAwait(orders, () -> {
            loader[0] = Thread.currentThread();
            return FIRST;
        });

        assertThat(loader[0]).isSameAs(Thread.currentThread());
    }

    @Test
    void followersGetTheLeadersResult() throws Exception {
        Follower follower = new Follower();
        memory.loadOrAwait(orders, () -> {
            follower.startAndWait();
            assertThat(memory.peek(orders)).as("not known yet").isNull();
            return FIRST;
        });

        assertThat(follower.result.get()).isSameAs(FIRST);
    }

    @Test
    void followersGetTheLeadersFailure() {
        IllegalStateException failure = new IllegalStateException("no");
        Follower follower = new Follower();
        assertThatThrownBy(() -> memory.loadOrAwait(orders, () -> {
                    follower.startAndWait();
                    throw failure;
                }))
                .isSameAs(failure);

        assertThatThrownBy(follower.result::get).cause().isSameAs(failure);
    }

    @Test
    void followersOfAnInterruptedLeaderLookUpThemselves() throws Exception {
        Follower follower = new Follower(() -> SECOND);
        assertThatThrownBy(() -> memory.loadOrAwait(orders, () -> {
                    follower.startAndWait();
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted");
                }))
                .hasMessage("interrupted");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(follower.result.get()).isSameAs(SECOND);
        assertThat(memory.peek(orders)).isSameAs(SECOND);
    }

    @Test
    void interruptedFollowersDoNotBlameTheNetwork() {
        Follower follower = new Follower();
        memory.loadOrAwait(orders, () -> {
            follower.startAndWait();
            follower.thread.interrupt();
            assertThatThrownBy(follower.result::get)
                    .cause()
                    .hasMessageContaining("The application interrupted the thread")
                    .hasMessageNotContaining("cannot be reached");
            return FIRST;
        });
    }

    @Test
    void followersHearOfAnError() {
        Follower follower = new Follower();
        assertThatThrownBy(() -> memory.loadOrAwait(orders, () -> {
                    follower.startAndWait();
                    throw new AssertionError("no");
                }))
                .isInstanceOf(AssertionError.class);

        assertThatThrownBy(follower.result::get)
                .cause()
                .isInstanceOf(CompletionException.class)
                .rootCause()
                .hasMessage("no");
    }

    @Test
    void failuresAreNeitherKeptNorLogged() {
        Logger caffeine = Logger.getLogger("com.github.benmanes.caffeine.cache.LocalAsyncCache");
        LogRecords records = new LogRecords();
        caffeine.addHandler(records);
        try {
            assertThatThrownBy(() -> memory.loadOrAwait(orders, BrokerMemoryTest::failing))
                    .hasMessage("no");
        } finally {
            caffeine.removeHandler(records);
        }

        assertThat(records.messages).isEmpty();
        assertThat(memory.peek(orders)).isNull();
        assertThat(memory.loadOrAwait(orders, () -> SECOND)).isSameAs(SECOND);
    }

    @Test
    void replacementsOutliveALoadUnderWay() {
        KnownBrokers loaded = memory.loadOrAwait(orders, () -> {
            assertThat(memory.replace(orders, SECOND)).isCompletedWithValue(SECOND);
            return FIRST;
        });

        assertThat(loaded).isSameAs(FIRST);
        assertThat(memory.peek(orders)).isSameAs(SECOND);
    }

    @Test
    void forgettingSparesALoadUnderWay() throws Exception {
        Follower follower = new Follower();
        memory.loadOrAwait(orders, () -> {
            memory.forget(orders);
            follower.startAndWait();
            return FIRST;
        });
        assertThat(follower.result.get()).isSameAs(FIRST);

        memory.forget(orders);
        assertThat(memory.peek(orders)).isNull();
    }

    private static KnownBrokers known(String brokers) {
        return new KnownBrokers(BootstrapBrokers.parse(brokers), Source.MSK_API, Instant.EPOCH);
    }

    private static KnownBrokers failing() {
        throw new IllegalStateException("no");
    }

    private static KnownBrokers unwanted() {
        throw new AssertionError("one look-up is enough");
    }

    /** What Caffeine logs by default. */
    private static final class LogRecords extends Handler {

        final List<String> messages = new ArrayList<>();

        @Override
        public void publish(LogRecord message) {
            messages.add(message.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** A thread that asks while another one looks up. */
    private final class Follower {

        final FutureTask<KnownBrokers> result;
        final Thread thread;

        Follower() {
            this(BrokerMemoryTest::unwanted);
        }

        Follower(Supplier<KnownBrokers> lookUp) {
            result = new FutureTask<>(() -> memory.loadOrAwait(orders, lookUp));
            thread = new Thread(result, "follower");
        }

        void startAndWait() {
            thread.start();
            while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
    }
}
