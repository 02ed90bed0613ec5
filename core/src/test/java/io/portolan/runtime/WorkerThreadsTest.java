package io.portolan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many threads {@link WorkerThreads} have, what goes first, and how work ends. */
@Timeout(60)
class WorkerThreadsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    /** In bytes. No system has memory for such a stack, so the start of the thread fails. */
    private static final long IMPOSSIBLE_STACK = 1L << 46;

    private final Set<Thread> live = ConcurrentHashMap.newKeySet();
    private final AtomicInteger peak = new AtomicInteger();
    private final AtomicBoolean noMemory = new AtomicBoolean();

    @AutoClose
    private final WorkerThreads workers = new WorkerThreads(countingFactory());

    @Test
    void aThousandClustersHaveFewThreads() {
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            all.add(workers.submit(WorkUrgency.BATCH, crew -> checkAll(crew, 40)));
        }
        for (CompletableFuture<Integer> one : all) {
            assertThat(one).succeedsWithin(LONG).isEqualTo(40);
        }
        assertThat(peak.get()).isBetween(WorkerThreads.CREWS, WorkerThreads.CREWS * WorkerThreads.CREW_SIZE);
    }

    @Test
    void fourThousandChecksShareTheirCrew() {
        assertThat(workers.submit(WorkUrgency.URGENT, crew -> checkAll(crew, 4_000)))
                .succeedsWithin(LONG)
                .isEqualTo(4_000);
        assertThat(peak.get()).isLessThanOrEqualTo(WorkerThreads.CREW_SIZE);
    }

    @Test
    void threadsEndWithTheirWork() throws Exception {
        assertThat(workers.submit(WorkUrgency.URGENT, crew -> checkAll(crew, 10)))
                .succeedsWithin(LONG);
        for (Thread thread : live) {
            thread.join(LONG.toMillis());
        }
        assertThat(live).noneMatch(Thread::isAlive);
    }

    @Test
    void urgentWorkGoesBeforeBatches() {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        List<String> order = new CopyOnWriteArrayList<>();
        List<CompletableFuture<?>> all = new ArrayList<>();
        try {
            for (int i = 1; i < WorkerThreads.CREWS; i++) {
                CompletableFuture<?> unused = workers.submit(WorkUrgency.BATCH, crew -> await(busy));
            }
            all.add(workers.submit(WorkUrgency.BATCH, crew -> await(free)));
            for (int i = 0; i < 50; i++) {
                all.add(workers.submit(WorkUrgency.BATCH, crew -> order.add("batch")));
            }
            all.add(workers.submit(WorkUrgency.URGENT, crew -> order.add("urgent")));
            free.countDown();
            assertThat(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)))
                    .succeedsWithin(LONG);
            assertThat(order.indexOf("urgent")).as("its place among 51").isZero();
        } finally {
            busy.countDown();
        }
    }

    @Test
    void workThatWaitsHoldsNoThread() {
        CountDownLatch free = new CountDownLatch(1);
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(workers.submit(WorkUrgency.BATCH, crew -> await(free)));
        }
        assertThat(peak.get()).isLessThanOrEqualTo(WorkerThreads.CREWS);
        free.countDown();
        assertThat(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)))
                .succeedsWithin(LONG);
    }

    @Test
    void hungPartsEndNoOtherWork() {
        CountDownLatch hung = new CountDownLatch(1);
        try {
            for (int i = 0; i < 100; i++) {
                CompletableFuture<Integer> work = workers.submit(WorkUrgency.BATCH, crew -> {
                    Future<?> unused = start(crew, () -> await(hung));
                    return 1;
                });
                assertThat(work).as("work beside %s hung look-ups", i).succeedsWithin(LONG);
            }
        } finally {
            hung.countDown();
        }
    }

    @Test
    void hungPartsKeepFurtherWorkWaiting() {
        CountDownLatch hung = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        try {
            leaveHungParts(hung, WorkerThreads.MOST_LEFT_THREADS + 1);
            CompletableFuture<?> only = workers.submit(WorkUrgency.BATCH, crew -> await(busy));
            CompletableFuture<?> next = workers.submit(WorkUrgency.URGENT, crew -> 1);
            assertThat(next).isNotDone();
            busy.countDown();
            assertThat(only).succeedsWithin(LONG);
            assertThat(next).succeedsWithin(LONG);
        } finally {
            hung.countDown();
        }
    }

    private void leaveHungParts(CountDownLatch hung, int count) {
        for (int left = 0; left < count; left += 10) {
            CountDownLatch begun = new CountDownLatch(10);
            assertThat(workers.submit(WorkUrgency.BATCH, crew -> {
                        for (int i = 0; i < 10; i++) {
                            Future<?> unused = start(crew, () -> {
                                begun.countDown();
                                return await(hung);
                            });
                        }
                        return await(begun);
                    }))
                    .succeedsWithin(LONG);
        }
    }

    @Test
    void partsThatNeverBeginEndThoseThatWait() {
        CompletableFuture<Future<Object>> unbegun = new CompletableFuture<>();
        CountDownLatch hung = new CountDownLatch(1);
        assertThat(workers.submit(WorkUrgency.URGENT, crew -> {
                    for (int i = 1; i < WorkerThreads.CREW_SIZE; i++) {
                        Future<?> unused = start(crew, () -> await(hung));
                    }
                    return unbegun.complete(start(crew, () -> "never"));
                }))
                .succeedsWithin(LONG);
        assertThat(unbegun.join()).isCancelled();
        hung.countDown();
    }

    @Test
    void threadsThatDoNotStartFailTheirWork() {
        noMemory.set(true);
        assertThat(workers.submit(WorkUrgency.URGENT, crew -> 1))
                .failsWithin(LONG)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(OutOfMemoryError.class);
        noMemory.set(false);
        CompletableFuture<Integer> parts = workers.submit(WorkUrgency.URGENT, crew -> {
            noMemory.set(true);
            return checkAll(crew, 1);
        });
        assertThat(parts)
                .as("work whose parts cannot start")
                .failsWithin(LONG)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(OutOfMemoryError.class);
        noMemory.set(false);
        assertThat(workers.submit(WorkUrgency.URGENT, crew -> 1)).succeedsWithin(LONG);
    }

    @Test
    void closingEndsAllWork() {
        CountDownLatch never = new CountDownLatch(1);
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(workers.submit(WorkUrgency.BATCH, crew -> await(never)));
        }
        workers.close();
        all.add(workers.submit(WorkUrgency.URGENT, crew -> 1));
        for (CompletableFuture<?> one : all) {
            assertThat(one)
                    .isCompletedExceptionally()
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(IllegalStateException.class)
                    .withMessage("This Portolan is closed");
        }
        assertThatThrownBy(workers::requireOpen).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void cancelledWorkIsNotBegun() {
        CountDownLatch free = new CountDownLatch(1);
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < WorkerThreads.CREWS; i++) {
            all.add(workers.submit(WorkUrgency.BATCH, crew -> await(free)));
        }
        AtomicBoolean ran = new AtomicBoolean();
        workers.submit(WorkUrgency.BATCH, crew -> ran.getAndSet(true)).cancel(false);
        all.add(workers.submit(WorkUrgency.BATCH, crew -> 1));
        free.countDown();
        assertThat(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)))
                .succeedsWithin(LONG);
        assertThat(ran).isFalse();
    }

    private static int checkAll(ExecutorService crew, int count) {
        List<Future<Object>> checks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            checks.add(start(crew, () -> 1));
        }
        int sum = 0;
        for (Future<Object> check : checks) {
            sum += (int) Futures.await(check, IllegalStateException::new);
        }
        return sum;
    }

    private static Future<Object> start(ExecutorService crew, Callable<Object> part) {
        return crew.submit(part);
    }

    private static Object await(CountDownLatch latch) {
        try {
            return latch.await(LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ThreadFactory countingFactory() {
        AtomicInteger running = new AtomicInteger();
        return work -> {
            Runnable counted = () -> {
                peak.accumulateAndGet(running.incrementAndGet(), Math::max);
                try {
                    work.run();
                } finally {
                    running.decrementAndGet();
                }
            };
            Thread thread = new Thread(null, counted, "worker", noMemory.get() ? IMPOSSIBLE_STACK : 0);
            thread.setDaemon(true);
            live.add(thread);
            return thread;
        };
    }
}
