package io.portolan.credentials;

import static io.portolan.credentials.LoopbackStsServer.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.StandardError;
import io.portolan.catalog.Hop;
import io.portolan.catalog.RoleChain;
import io.portolan.diagnosis.PortolanException;
import io.portolan.runtime.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * {@link SessionRefresher} keeps sessions of one hour fresh. The clock stands still unless the test moves it. After 40
 * minutes a refresh is due. After 59:30 the sessions are over.
 */
@Timeout(20)
class SessionRefresherTest {

    private static final String ROLE = "arn:aws:iam::222222222222:role/orders";
    private static final Duration DUE = Duration.ofMinutes(40);
    private static final Duration OVER = Duration.ofMinutes(59).plusSeconds(30);

    private final AwsCredentialsProvider pod = () -> AwsBasicCredentials.create(LoopbackStsServer.BASE_KEY, "secret");
    private final TestClock clock = new TestClock();
    private final IdentityRegistry registry = new IdentityRegistry(clock.timing());

    @AutoClose
    private LoopbackStsServer sts = new LoopbackStsServer(clock);

    @Test
    void callersDoNotWaitForARefresh() {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        try (CredentialsLease lease = lease(registry)) {
            lease.resolveCredentials();
            sts.behaviour = call -> {
                await(mayAnswer);
                return sts.session(call);
            };
            clock.advance(DUE);

            assertThat(lease.resolveCredentials().accessKeyId())
                    .as("served at once, though STS has not answered")
                    .isEqualTo("ASIA1");
            mayAnswer.countDown();
            until(() -> lease.resolveCredentials().accessKeyId().equals("ASIA2"));
        }
    }

    @Test
    void stsOutageIsHiddenUntilTheSessionEnds() {
        try (CredentialsLease lease = lease(registry)) {
            lease.resolveCredentials();
            sts.behaviour = call -> error(500, "InternalFailure", "down");
            clock.advance(DUE);
            for (int i = 0; i < 5; i++) {
                assertThat(lease.resolveCredentials().accessKeyId()).isEqualTo("ASIA1");
                clock.advance(Duration.ofMinutes(2));
            }
            clock.advance(OVER.minus(DUE));

            assertThatThrownBy(lease::resolveCredentials)
                    .isInstanceOf(PortolanException.class)
                    .hasMessageContaining("STS_UNAVAILABLE");
        }
    }

    @Test
    void refreshFailureAndRecoveryAreLoggedOnce() {
        String log = StandardError.capture(() -> {
            try (CredentialsLease lease = lease(registry);
                    RefreshBarrier refreshes = new RefreshBarrier(registry, BaseIdentity.provider(pod))) {
                lease.resolveCredentials();
                sts.behaviour = call -> error(500, "InternalFailure", "down");
                clock.advance(DUE);
                for (int calls = 2; calls <= 4; calls++) {
                    lease.resolveCredentials();
                    refreshes.await();
                    assertThat(sts.asked()).hasSize(calls);
                    clock.advance(Duration.ofMinutes(1));
                }
                sts.behaviour = sts::session;
                lease.resolveCredentials();
                refreshes.await();
                assertThat(lease.resolveCredentials().accessKeyId()).isEqualTo("ASIA2");
            }
        });

        assertThat(log.lines().filter(line -> line.contains("SessionRefresher")).collect(Collectors.joining("\n")))
                .containsOnlyOnce("WARN")
                .containsOnlyOnce("INFO");
        assertThat(log)
                .contains("Refreshing a session fails", "InternalFailure: down")
                .contains("works again")
                .doesNotContain(LoopbackStsServer.SECRET);
    }

    @Test
    void expiredSessionMakesTheCallerWait() {
        try (CredentialsLease lease = lease(registry)) {
            lease.resolveCredentials();
            clock.advance(OVER);

            assertThat(lease.resolveCredentials().accessKeyId()).isEqualTo("ASIA2");
        }
    }

    @Test
    void idleSessionsAreRefreshedByTheTimer() throws Exception {
        BlockingQueue<String> asked = new ArrayBlockingQueue<>(10);
        sts.close();
        sts = new LoopbackStsServer(Clock.systemUTC());
        sts.life = Duration.ofSeconds(3);
        sts.behaviour = call -> {
            asked.add(call.role());
            return sts.session(call);
        };
        try (CredentialsLease lease = lease(new IdentityRegistry(TimeSource.system()))) {
            lease.resolveCredentials();
            assertThat(asked.poll(10, TimeUnit.SECONDS)).isEqualTo(ROLE);
            assertThat(asked.poll(10, TimeUnit.SECONDS)).isEqualTo(ROLE);
        }
    }

    @Test
    void errorIsLoggedOnceAndTheNextRefreshComes() throws Exception {
        BlockingQueue<String> asked = new ArrayBlockingQueue<>(10);
        AtomicInteger calls = new AtomicInteger();
        BaseIdentity base = BaseIdentity.provider(() -> {
            int call = calls.incrementAndGet();
            asked.add("ask " + call);
            if (call == 2 || call == 3) {
                throw new NoClassDefFoundError("shop/Missing");
            }
            return pod.resolveCredentials();
        });
        sts.close();
        sts = new LoopbackStsServer(Clock.systemUTC());
        sts.life = Duration.ofSeconds(3);
        TimeSource soon = new TimeSource(Clock.systemUTC(), System::nanoTime, () -> 0, duration -> {});
        String log = StandardError.capture(() -> {
            try (CredentialsLease lease =
                    new IdentityRegistry(soon).lease(SampleChains.identity(base, sts.endpoint(), ROLE))) {
                lease.resolveCredentials();
                until(() -> asked.size() >= 4);
            }
        });

        assertThat(log).containsOnlyOnce("java.lang.NoClassDefFoundError: shop/Missing");
    }

    @Test
    void waitersRetryAfterTheLeaderIsInterrupted() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        sts.behaviour = call -> {
            asked.countDown();
            await(mayAnswer);
            return sts.asked().size() == 1 ? LoopbackStsServer.throttled() : sts.session(call);
        };
        try (CredentialsLease lease = lease(registry)) {
            Thread leader = new Thread(() -> assertThatThrownBy(lease::resolveCredentials));
            leader.start();
            asked.await();
            Thread follower = new Thread(lease::resolveCredentials);
            follower.start();
            until(() -> follower.getState() == Thread.State.TIMED_WAITING);
            leader.interrupt();
            mayAnswer.countDown();
            follower.join();
            leader.join();

            assertThat(lease.expiry()).isPresent();
        }
    }

    @Test
    void oneThreadServesAllIdentities() {
        until(() -> refreshThreads() == 0);
        CredentialsLease first = lease(registry);
        CredentialsLease second = lease(registry);
        first.resolveCredentials();
        first.close();
        assertThat(refreshThreads()).isEqualTo(1);

        second.close();

        until(() -> refreshThreads() == 0);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("sdk-") || name.startsWith("portolan-"));
    }

    private CredentialsLease lease(IdentityRegistry leases) {
        RoleChain chain =
                new RoleChain("chain", "checkout", Duration.ofHours(1), List.of(new Hop(ROLE, null, Map.of())));
        return leases.lease(
                new ClientIdentity(BaseIdentity.provider(pod), Optional.of(chain), Region.US_EAST_2, sts.endpoint()));
    }

    private static long refreshThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(IdentityRegistry.REFRESH_THREAD))
                .count();
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
