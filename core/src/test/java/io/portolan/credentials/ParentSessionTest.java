package io.portolan.credentials;

import static io.portolan.credentials.LoopbackStsServer.error;
import static io.portolan.credentials.SampleChains.HUB;
import static io.portolan.credentials.SampleChains.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * How {@link AssumedRole} behaves when the credentials before it end early. AWS may have revoked them, or they have
 * expired before the session that was made with them.
 */
@Timeout(20)
class ParentSessionTest {

    private final TestClock clock = new TestClock();
    private final IdentityRegistry registry = new IdentityRegistry(clock.timing());

    @AutoClose
    private final LoopbackStsServer sts = new LoopbackStsServer(clock);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ExpiredToken | The security token included in the request is expired",
                "ExpiredTokenException | The security token included in the request is expired",
                "InvalidClientTokenId | The security token included in the request is invalid.",
                "AccessDenied | not authorized to perform: sts:AssumeRole with an explicit deny in an identity-based policy"
            })
    void revokedHubSessionIsReplacedOnce(String code, String message) {
        refuseKey("ASIA1", code, message);
        try (CredentialsLease hub = lease(HUB);
                CredentialsLease orders = lease(HUB, ORDERS)) {
            assertThat(hub.resolveCredentials().accessKeyId()).isEqualTo("ASIA1");
            assertThat(orders.resolveCredentials().accessKeyId()).isEqualTo("ASIA3");
            assertThat(hub.resolveCredentials().accessKeyId()).isEqualTo("ASIA2");
        }

        assertThat(sts.asked()).containsExactly(HUB, ORDERS, HUB, ORDERS);
    }

    @Test
    void secondHubRefusalIsFinal() {
        refuse(call -> call.role().equals(ORDERS), "ExpiredToken", "The security token is expired");
        try (CredentialsLease orders = lease(HUB, ORDERS)) {
            assertThatThrownBy(orders::resolveCredentials)
                    .hasMessageContaining("ROLE_NOT_ASSUMABLE")
                    .hasMessageContaining("Renew the credentials");
        }

        assertThat(sts.asked()).containsExactly(HUB, ORDERS, HUB, ORDERS);
    }

    @Test
    void ordinaryDenialKeepsTheHubSession() {
        refuse(call -> call.role().equals(ORDERS), "AccessDenied", "not authorized to perform: sts:AssumeRole");
        try (CredentialsLease orders = lease(HUB, ORDERS)) {
            assertThatThrownBy(orders::resolveCredentials).hasMessageContaining("ROLE_NOT_ASSUMABLE");
        }

        assertThat(sts.asked()).containsExactly(HUB, ORDERS);
    }

    @Test
    void refusedBaseIsAskedOnceMore() {
        AtomicInteger asked = new AtomicInteger();
        sts.behaviour = call -> call.caller().equals("?")
                ? error(403, "InvalidClientTokenId", "The security token is invalid")
                : sts.session(call);
        BaseIdentity rotated = BaseIdentity.provider(() -> AwsBasicCredentials.create(
                asked.incrementAndGet() == 1 ? "AKIAOLD" : LoopbackStsServer.BASE_KEY, LoopbackStsServer.SECRET));
        try (CredentialsLease lease = registry.lease(SampleChains.identity(rotated, sts.endpoint(), ORDERS))) {
            assertThat(lease.resolveCredentials().accessKeyId()).isEqualTo("ASIA1");
        }
    }

    @Test
    void validLastSessionSignsWithoutWaiting() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicReference<Thread> signer = new AtomicReference<>();
        BaseIdentity hanging = BaseIdentity.provider(() -> {
            assertThat(Thread.currentThread()).as("asked by").isNotSameAs(signer.get());
            return signer.get() == null ? SampleChains.POD.resolveCredentials() : forever(never);
        });
        sts.life = Duration.ofMinutes(15);
        try (CredentialsLease hub = registry.lease(SampleChains.identity(hanging, sts.endpoint(), HUB));
                CredentialsLease orders = registry.lease(SampleChains.identity(hanging, sts.endpoint(), HUB, ORDERS))) {
            hub.resolveCredentials();
            sts.life = Duration.ofHours(1);
            orders.resolveCredentials();
            clock.advance(Duration.ofMinutes(45));
            assertThat(hub.expiry()).hasValueSatisfying(end -> assertThat(end).isBefore(clock.instant()));

            signer.set(Thread.currentThread());
            for (int i = 0; i < 1000; i++) {
                assertThat(orders.resolveCredentials().accessKeyId()).isEqualTo("ASIA2");
            }
            SampleChains.awaitTrue(() -> sts.asked().size() == 2 && never.getCount() == 1);
        } finally {
            never.countDown();
        }
    }

    private static AwsCredentials forever(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("the test is over");
    }

    private void refuseKey(String key, String code, String message) {
        refuse(call -> call.key().equals(key), code, message);
    }

    private void refuse(Predicate<LoopbackStsServer.Call> which, String code, String message) {
        sts.behaviour = call -> which.test(call) ? error(403, code, message) : sts.session(call);
    }

    private CredentialsLease lease(String... roles) {
        return registry.lease(SampleChains.identity(BaseIdentity.provider(SampleChains.POD), sts.endpoint(), roles));
    }
}
