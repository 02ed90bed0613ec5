package io.portolan.credentials;

import static io.portolan.credentials.LoopbackStsServer.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.catalog.Hop;
import io.portolan.diagnosis.PortolanException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

/**
 * {@link CredentialsLease} shares the sessions of its hops with all other leases through {@link SharedResources}.
 * {@link AssumeRoleCall} sends every parameter.
 */
class CredentialsLeaseTest {

    private static final String HUB = "arn:aws:iam::111111111111:role/central/hub";
    private static final String ORDERS = "arn:aws:iam::222222222222:role/orders";
    private static final String AUDIT = "arn:aws:iam::333333333333:role/audit";

    private final TestClock clock = new TestClock();
    private final IdentityRegistry registry = new IdentityRegistry(clock.timing());

    @AutoClose
    private final LoopbackStsServer sts = new LoopbackStsServer(clock);

    @Test
    void hundredLeasesMakeOneCallPerHop() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(100);
        List<Callable<String>> tasks = new ArrayList<>();
        List<CredentialsLease> leases = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            CredentialsLease lease = registry.lease(identity(HUB, ORDERS));
            leases.add(lease);
            tasks.add(() -> lease.resolveCredentials().accessKeyId());
        }

        Set<String> keys = clients.invokeAll(tasks).stream().map(this::result).collect(Collectors.toSet());
        leases.forEach(CredentialsLease::close);
        clients.shutdown();

        assertThat(keys).containsExactly("ASIA2");
        assertThat(sts.asked()).containsExactly(HUB, ORDERS);
        assertThat(sts.calls)
                .extracting(LoopbackStsServer.Call::caller)
                .as("each hop is made with the credentials of the hop before")
                .containsExactly(
                        "arn:aws:sts::111111111111:assumed-role/pod/web",
                        "arn:aws:sts::111111111111:assumed-role/hub/checkout");
    }

    @Test
    void chainsThroughOneHubAssumeItOnce() {
        try (CredentialsLease orders = registry.lease(identity(HUB, ORDERS));
                CredentialsLease audit = registry.lease(identity(HUB, AUDIT))) {
            orders.resolveCredentials();
            audit.resolveCredentials();
        }

        assertThat(sts.asked()).containsExactly(HUB, ORDERS, AUDIT);
    }

    @Test
    void everyParameterOfAHopIsSent() {
        Hop hop = new Hop(ORDERS, "checkout team", Map.of("team", "check out"));
        try (CredentialsLease lease = registry.lease(
                SampleChains.identity(BaseIdentity.provider(SampleChains.POD), sts.endpoint(), List.of(hop)))) {
            lease.resolveCredentials();
        }

        assertThat(sts.calls.get(0).form())
                .containsEntry("RoleArn", ORDERS)
                .containsEntry("RoleSessionName", "checkout")
                .containsEntry("DurationSeconds", "3600")
                .containsEntry("ExternalId", "checkout team")
                .containsEntry("Tags.member.1.Key", "team")
                .containsEntry("Tags.member.1.Value", "check out");
    }

    @Test
    void expiryIsKnownWithASession() {
        try (CredentialsLease lease = registry.lease(identity(ORDERS))) {
            assertThat(lease.expiry()).isEmpty();
            lease.resolveCredentials();
            assertThat(lease.expiry()).contains(clock.instant().plus(Duration.ofHours(1)));
        }
    }

    @Test
    void preparingAsksNothingOfSts() {
        try (CredentialsLease lease = registry.lease(identity(HUB, ORDERS))) {
            lease.prepare();
            assertThat(lease.expiry()).isEmpty();
            assertThat(sts.calls).isEmpty();
        }
    }

    @Test
    void identityWithoutRolesNeedsNoSts() {
        ClientIdentity base = new ClientIdentity(
                BaseIdentity.provider(SampleChains.POD), Optional.empty(), Region.US_EAST_2, sts.endpoint());
        try (CredentialsLease lease = registry.lease(base)) {
            assertThat(lease.resolveCredentials().accessKeyId()).isEqualTo(LoopbackStsServer.BASE_KEY);
        }

        assertThat(sts.calls).isEmpty();
    }

    @Test
    void closedLeaseSaysSoAndClosesOnce() {
        try (CredentialsLease other = registry.lease(identity(ORDERS))) {
            CredentialsLease lease = registry.lease(identity(ORDERS));
            lease.close();
            lease.close();

            assertThatThrownBy(lease::resolveCredentials).isInstanceOf(IllegalStateException.class);
            assertThat(other.resolveCredentials().accessKeyId()).isEqualTo("ASIA1");
        }
    }

    @Test
    void theLastLeaseClosedForgetsTheSession() {
        for (int i = 0; i < 2; i++) {
            try (CredentialsLease lease = registry.lease(identity(ORDERS))) {
                lease.resolveCredentials();
            }
        }

        assertThat(sts.asked()).hasSize(2);
    }

    @Test
    void leasesWorkOnAllThreads() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        Callable<Integer> client = () -> {
            for (int i = 0; i < 25; i++) {
                try (CredentialsLease lease = registry.lease(i % 2 == 0 ? identity(HUB, ORDERS) : identity(HUB))) {
                    lease.resolveCredentials();
                }
            }
            return 25;
        };

        int served = clients.invokeAll(Collections.nCopies(8, client)).stream()
                .mapToInt(this::result)
                .sum();
        clients.shutdown();

        assertThat(served).isEqualTo(200);
    }

    @Test
    void noTextHoldsASecret() {
        sts.behaviour = call -> call.role().equals(ORDERS)
                ? error(
                        403,
                        "SignatureDoesNotMatch",
                        "The signature does not match.\n\nThe canonical string:\nx-amz-security-token:"
                                + LoopbackStsServer.SECRET)
                : sts.session(call);

        ClientIdentity identity = identity(HUB, ORDERS);
        try (CredentialsLease lease = registry.lease(identity);
                CredentialsLease hub = registry.lease(identity(HUB))) {
            Throwable e = catchThrowableOfType(PortolanException.class, lease::resolveCredentials);
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));

            assertThat(List.of(trace, lease, hub, hub.resolveCredentials(), identity, identity.toConfig(), registry))
                    .allSatisfy(thing -> assertThat(thing.toString()).doesNotContain(LoopbackStsServer.SECRET));
        }
    }

    private ClientIdentity identity(String... roles) {
        return SampleChains.identity(BaseIdentity.provider(SampleChains.POD), sts.endpoint(), roles);
    }

    private <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
