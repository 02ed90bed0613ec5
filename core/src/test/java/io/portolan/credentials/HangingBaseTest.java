package io.portolan.credentials;

import static io.portolan.credentials.MessageAssertions.assertThatMessageOf;
import static io.portolan.credentials.SampleChains.HUB;
import static io.portolan.credentials.SampleChains.ORDERS;
import static io.portolan.credentials.SampleChains.awaitTrue;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * {@link BaseProvider} gives up a base identity that hangs. {@link RefreshLane} keeps it from delaying others. A caller
 * waits for 300 ms here, and the clock stands still unless the test moves it.
 */
@Timeout(30)
class HangingBaseTest {

    private static final Duration DUE = Duration.ofMinutes(40);
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final TestClock clock = new TestClock();
    private final IdentityRegistry registry = new IdentityRegistry(clock.timing(), PATIENCE);

    @AutoClose
    private final HangingProvider hanging = new HangingProvider();

    @AutoClose
    private final LoopbackStsServer sts = new LoopbackStsServer(clock);

    @Test
    void otherIdentitiesAreRefreshedWhileOneHangs() {
        IdentityRegistry patient = new IdentityRegistry(clock.timing(), Duration.ofSeconds(25));
        BaseIdentity pod = BaseIdentity.provider(SampleChains.POD);
        try (CredentialsLease stuck =
                        patient.lease(SampleChains.identity(BaseIdentity.provider(hanging), sts.endpoint(), HUB));
                CredentialsLease healthy = patient.lease(SampleChains.identity(pod, sts.endpoint(), ORDERS))) {
            stuck.resolveCredentials();
            healthy.resolveCredentials();
            hanging.hang();
            clock.advance(DUE);
            assertThat(stuck.resolveCredentials().accessKeyId()).isEqualTo("ASIA1");
            awaitTrue(() -> hanging.askers.size() == 2);

            assertThat(healthy.resolveCredentials().accessKeyId()).isEqualTo("ASIA2");
            awaitTrue(() -> healthy.resolveCredentials().accessKeyId().equals("ASIA3"));
        }
    }

    @Test
    void hangingBaseIsNamedInTime() {
        hanging.hang();
        try (CredentialsLease lease = lease(BaseIdentity.provider(hanging), ORDERS)) {
            assertThatMessageOf(lease::resolveCredentials)
                    .startsWith("The base identity gives no AWS credentials in time")
                    .contains("BASE_IDENTITY_UNAVAILABLE", "provider " + HangingProvider.class.getName())
                    .contains("no answer within 300 ms", "The provider hangs.");
        }
    }

    @Test
    void identityWithoutRolesIsGivenUpToo() {
        hanging.hang();
        try (CredentialsLease lease = lease(BaseIdentity.provider(hanging))) {
            assertThatMessageOf(lease::resolveCredentials).contains("no answer within 300 ms");
        }
    }

    @Test
    void askingThreadInheritsNothing() throws Exception {
        ThreadGroup group = new ThreadGroup("application");
        InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
        String[] inherited = new String[1];
        BaseIdentity base = BaseIdentity.provider(() -> {
            inherited[0] = local.get();
            return hanging.resolveCredentials();
        });
        try (URLClassLoader application = new URLClassLoader(new URL[0], null);
                CredentialsLease lease = lease(base)) {
            Thread caller = new Thread(group, () -> {
                local.set("of the application");
                Thread.currentThread().setContextClassLoader(application);
                lease.resolveCredentials();
            });
            caller.start();
            caller.join();

            Thread asker = hanging.askers.get(0);
            assertThat(inherited[0]).isNull();
            assertThat(asker.getContextClassLoader()).isSameAs(CredentialsLease.class.getClassLoader());
            assertThat(asker.getThreadGroup()).isNotSameAs(group);
            assertThat(asker.isDaemon()).isTrue();
        }
    }

    private CredentialsLease lease(BaseIdentity base, String... roles) {
        return registry.lease(SampleChains.identity(base, sts.endpoint(), roles));
    }
}
