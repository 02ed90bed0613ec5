package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On which thread a {@link GuardedListener} calls an application, and that it loses nothing. */
@Timeout(60)
class GuardedListenerTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Test
    void eventsComeInOrderOnOneThread() {
        List<String> threads = new CopyOnWriteArrayList<>();
        try (GuardedListener listener = listen(cluster -> {
            heard.add(cluster);
            threads.add(Thread.currentThread().getName());
        })) {
            for (int i = 0; i < 1_000; i++) {
                listener.start("orders-" + i, Stage.DNS, "jvm");
            }
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            all.add("orders-" + i);
        }
        assertThat(heard).as("what is heard once it is closed").isEqualTo(all);
        assertThat(threads).containsOnly("portolan-listener");
    }

    /** These come from Kafka's own threads. */
    @Test
    void reportsOfTheGuardComeOnTheSameThread() {
        Finding finding = Finding.about(Code.WRONG_ENVIRONMENT, "b-1").build();
        try (GuardedListener listener = new GuardedListener(new GuardEvents())) {
            listener.credentialsWithheld("orders", "b-1", finding);
            listener.credentialsReleased("orders", "b-1");
            listener.otherClusterMet("orders", finding);
        }
        assertThat(heard)
                .containsExactly(
                        "withheld on portolan-listener", "released on portolan-listener", "met on portolan-listener");
    }

    @Test
    void nobodyWaitsForTheListener() {
        CountDownLatch slow = new CountDownLatch(1);
        CompletableFuture<Void> ended = new CompletableFuture<>();
        GuardedListener listener = listen(cluster -> {
            await(slow);
            ended.complete(null);
        });
        listener.start("orders", Stage.DNS, "jvm");
        slow.countDown();
        assertThat(ended).succeedsWithin(LONG);
        listener.close();
    }

    @Test
    void errorsEndNothingAndAreLoggedOnce() {
        String output = StandardError.capture(() -> {
            try (GuardedListener listener = listen(cluster -> {
                heard.add(cluster);
                throw new NoClassDefFoundError("a listener's own");
            })) {
                listener.start("first", Stage.DNS, "jvm");
                listener.start("second", Stage.DNS, "jvm");
            }
        });
        assertThat(heard).containsExactly("first", "second");
        assertThat(output).containsOnlyOnce("java.lang.NoClassDefFoundError: a listener's own");
    }

    @Test
    void theListenerItselfMayClose() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        CompletableFuture<GuardedListener> self = new CompletableFuture<>();
        GuardedListener listener = listen(cluster -> {
            self.join().close();
            closed.complete(null);
        });
        self.complete(listener);
        listener.start("orders", Stage.DNS, "jvm");
        assertThat(closed).succeedsWithin(LONG);
    }

    private final class GuardEvents implements PortolanListener {

        @Override
        public void credentialsWithheld(String cluster, String host, Finding finding) {
            add("withheld");
        }

        @Override
        public void credentialsReleased(String cluster, String host) {
            add("released");
        }

        @Override
        public void otherClusterMet(String cluster, Finding finding) {
            add("met");
        }

        private void add(String event) {
            heard.add(event + " on " + Thread.currentThread().getName());
        }
    }

    private static GuardedListener listen(Consumer<String> clusters) {
        return new GuardedListener(new PortolanListener() {
            @Override
            public void start(String cluster, Stage stage, String step) {
                clusters.accept(cluster);
            }
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
