package io.portolan.credentials;

import static io.portolan.credentials.LoopbackStsServer.error;
import static io.portolan.credentials.MessageAssertions.assertThatMessageOf;
import static io.portolan.credentials.SampleChains.HUB;
import static io.portolan.credentials.SampleChains.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.StandardError;
import io.portolan.diagnosis.PortolanException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * {@link RememberedRefusal} repeats a refusal and saves calls to STS. It ends as soon as STS is asked again. The random
 * number is always 0.5.
 */
@Timeout(20)
class DenialTest {

    private static final String ORDERS_SESSION = "arn:aws:sts::222222222222:assumed-role/orders/checkout";
    private static final Duration DUE = Duration.ofMinutes(40);

    private final TestClock clock = new TestClock();
    private final IdentityRegistry registry = new IdentityRegistry(clock.timing());

    @AutoClose
    private final LoopbackStsServer sts = new LoopbackStsServer(clock);

    @Test
    void hundredDeniedClientsShareOneRefusal() throws Exception {
        deny(ORDERS);
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<CredentialsLease> clients = new ArrayList<>();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            CredentialsLease client = lease(HUB, ORDERS);
            clients.add(client);
            tasks.add(() -> {
                assertThatThrownBy(client::resolveCredentials).hasMessageContaining("ROLE_NOT_ASSUMABLE");
                return null;
            });
        }

        for (Future<Void> client : threads.invokeAll(tasks)) {
            client.get();
        }
        threads.shutdown();
        clients.forEach(CredentialsLease::close);

        assertThat(sts.asked()).containsExactly(HUB, ORDERS);
    }

    @Test
    void rememberedRefusalShowsItsAge() {
        deny(ORDERS);
        try (CredentialsLease lease = lease(ORDERS)) {
            assertThatMessageOf(lease::resolveCredentials).doesNotContain("ago");
            clock.advance(Duration.ofSeconds(3));

            assertThatMessageOf(lease::resolveCredentials)
                    .startsWith("Role " + ORDERS + " cannot be assumed (hop 1 of 1)\n")
                    .contains("request id req-2) (3 s ago, and STS is asked again in 4 s)", "Let the trust policy of");
        }
    }

    @Test
    void refusalIsForgottenAfterItsTime() {
        deny(ORDERS);
        try (CredentialsLease lease = lease(HUB, ORDERS)) {
            assertThatThrownBy(lease::resolveCredentials).isInstanceOf(PortolanException.class);
            sts.behaviour = sts::session;
            clock.advance(Duration.ofSeconds(7));
            assertThatThrownBy(lease::resolveCredentials).hasMessageContaining("7 s ago");
            clock.advance(Duration.ofSeconds(1));

            assertThat(lease.resolveCredentials().accessKeyId()).isEqualTo("ASIA2");
        }
    }

    @Test
    void forgettingRefusalsRetriesEveryHop() {
        deny(HUB);
        try (CredentialsLease lease = lease(HUB, ORDERS)) {
            assertThatThrownBy(lease::resolveCredentials).hasMessageContaining("hop 1 of 2");
            sts.behaviour = sts::session;
            assertThatThrownBy(lease::resolveCredentials).hasMessageContaining("hop 1 of 2");
            lease.forgetRefusals();

            assertThat(lease.resolveCredentials().accessKeyId()).isEqualTo("ASIA2");
        }
    }

    @Test
    void anOutageIsNotRemembered() {
        sts.behaviour = call -> error(500, "InternalFailure", "down");
        try (CredentialsLease lease = lease(ORDERS)) {
            assertThatThrownBy(lease::resolveCredentials).hasMessageContaining("STS_UNAVAILABLE");
            sts.behaviour = sts::session;

            assertThat(lease.resolveCredentials().accessKeyId()).isEqualTo("ASIA1");
        }
    }

    @Test
    void deniedRefreshIsRetriedSlowlyWhileServing() {
        try (CredentialsLease lease = lease(ORDERS);
                RefreshBarrier refreshes = new RefreshBarrier(registry, BaseIdentity.provider(SampleChains.POD))) {
            lease.resolveCredentials();
            deny(ORDERS);
            clock.advance(DUE);
            List<Long> attempts = new ArrayList<>();
            for (long minute = DUE.toMinutes(); minute < 59; minute++) {
                int before = sts.asked().size();
                assertThat(lease.resolveCredentials().accessKeyId()).isEqualTo("ASIA1");
                refreshes.await();
                if (sts.asked().size() > before) {
                    attempts.add(minute);
                }
                clock.advance(Duration.ofMinutes(1));
            }

            assertThat(attempts)
                    .as("3:45 and 7:30 later, then at half of what is left")
                    .containsExactly(40L, 44L, 52L, 56L, 58L);
            sts.behaviour = sts::session;
            assertThat(lease.resolveCredentials().accessKeyId())
                    .as("over, and STS is asked at once")
                    .isEqualTo("ASIA2");
        }
    }

    @Test
    void denialAndRecoveryAreLoggedOnceEach() {
        String log = StandardError.capture(() -> {
            try (CredentialsLease lease = lease(ORDERS);
                    RefreshBarrier refreshes = new RefreshBarrier(registry, BaseIdentity.provider(SampleChains.POD))) {
                lease.resolveCredentials();
                sts.behaviour = call -> LoopbackStsServer.throttled();
                signLater(lease, DUE, refreshes);
                signLater(lease, Duration.ofMinutes(1), refreshes);
                deny(ORDERS);
                signLater(lease, Duration.ofMinutes(1), refreshes);
                signLater(lease, Duration.ofMinutes(4), refreshes);
                sts.behaviour = sts::session;
                signLater(lease, Duration.ofMinutes(7), refreshes);
                assertThat(sts.asked()).hasSize(6);
                assertThat(lease.resolveCredentials().accessKeyId()).isEqualTo("ASIA2");
            }
        });

        assertThat(log.lines().filter(line -> line.contains("SessionRefresher")))
                .satisfiesExactly(
                        throttled ->
                                assertThat(throttled).contains("WARN", "is used while it is valid", ORDERS_SESSION),
                        denied -> assertThat(denied).contains("WARN", "is used while it is valid", ORDERS_SESSION),
                        works -> assertThat(works).contains("INFO", "works again"));
        assertThat(log).contains("STS throttles", "ROLE_NOT_ASSUMABLE").doesNotContain(LoopbackStsServer.SECRET);
    }

    private void signLater(CredentialsLease lease, Duration later, RefreshBarrier refreshes) {
        clock.advance(later);
        lease.resolveCredentials();
        refreshes.await();
    }

    private void deny(String role) {
        sts.behaviour =
                call -> call.role().equals(role) ? error(403, "AccessDenied", "not authorized") : sts.session(call);
    }

    private CredentialsLease lease(String... roles) {
        return registry.lease(SampleChains.identity(BaseIdentity.provider(SampleChains.POD), sts.endpoint(), roles));
    }
}
