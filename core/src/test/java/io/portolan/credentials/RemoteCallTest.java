package io.portolan.credentials;

import static io.portolan.credentials.LoopbackStsServer.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.portolan.catalog.Hop;
import io.portolan.catalog.RoleChain;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.RemoteCall;
import io.portolan.diagnosis.RemoteCall.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** What {@link ReportedSts} reports to listeners about calls to STS. */
class RemoteCallTest {

    private static final String HUB = "arn:aws:iam::111111111111:role/hub";
    private static final String ORDERS = "arn:aws:iam::222222222222:role/orders";
    private static final String AUDIT = "arn:aws:iam::333333333333:role/audit";

    private final TestClock clock = new TestClock();
    private final IdentityRegistry registry = new IdentityRegistry(clock.timing());
    private final Ear ear = new Ear();
    private final AwsCredentialsProvider pod = StaticCredentialsProvider.create(
            AwsBasicCredentials.create(LoopbackStsServer.BASE_KEY, LoopbackStsServer.SECRET));

    @AutoClose
    private final LoopbackStsServer sts = new LoopbackStsServer(clock);

    @Test
    void eachHopIsReportedWithRoleAndRegion() {
        try (CredentialsLease lease = registry.lease(identity(HUB, ORDERS), ear)) {
            lease.resolveCredentials();
            lease.resolveCredentials();
        }

        assertThat(ear.calls)
                .extracting(RemoteCall::service, RemoteCall::operation, RemoteCall::region, RemoteCall::subject)
                .containsExactly(
                        tuple("sts", "AssumeRole", "us-east-2", HUB), tuple("sts", "AssumeRole", "us-east-2", ORDERS));
        assertThat(ear.calls).allSatisfy(call -> {
            assertThat(call.outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(call.duration()).isPositive();
        });
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "400, Throttling, THROTTLED",
        "503, Throttling, THROTTLED",
        "429, TooMany, THROTTLED",
        "500, InternalFailure, UNAVAILABLE",
        "503, ServiceUnavailable, UNAVAILABLE",
        "403, AccessDenied, DENIED",
        "401, AccessDenied, DENIED",
        "400, ValidationError, REJECTED",
        "404, NotFound, REJECTED",
    })
    void everyAttemptIsReportedWithItsOutcome(int status, String code, Outcome expected) {
        sts.behaviour = call -> sts.asked().size() == 1 ? error(status, code, "no") : sts.session(call);
        try (CredentialsLease lease = registry.lease(identity(ORDERS), ear)) {
            ignoringFailure(lease);
        }

        assertThat(ear.calls.get(0).operation()).isEqualTo("AssumeRole");
        assertThat(ear.calls.get(0).outcome()).isEqualTo(expected);
    }

    @Test
    void missingAnswerIsReportedAsUnavailable() {
        ClientIdentity identity = identity(ORDERS);
        sts.close();
        try (CredentialsLease lease = registry.lease(identity, ear)) {
            assertThatThrownBy(lease::resolveCredentials).hasMessageContaining("STS_UNAVAILABLE");
        }

        assertThat(ear.calls)
                .hasSizeGreaterThan(1)
                .extracting(RemoteCall::outcome)
                .containsOnly(Outcome.UNAVAILABLE);
    }

    @Test
    void listenerHearsASharedCallOnce() {
        Ear other = new Ear();
        Ear gone = new Ear();
        CredentialsLease closed = registry.lease(identity(HUB, ORDERS), gone);
        closed.close();
        closed.close();
        try (CredentialsLease orders = registry.lease(identity(HUB, ORDERS), ear);
                CredentialsLease audit = registry.lease(identity(HUB, AUDIT), ear);
                CredentialsLease others = registry.lease(identity(HUB, ORDERS), other)) {
            others.resolveCredentials();
            audit.resolveCredentials();
            assertThat(orders.expiry()).isPresent();
        }

        assertThat(ear.calls).extracting(RemoteCall::subject).containsExactly(HUB, ORDERS, AUDIT);
        assertThat(other.calls).extracting(RemoteCall::subject).containsExactly(HUB, ORDERS);
        assertThat(gone.calls).isEmpty();
    }

    private static void ignoringFailure(CredentialsLease lease) {
        try {
            lease.resolveCredentials();
        } catch (RuntimeException e) {
            assertThat(e).hasMessageContaining("ROLE_NOT_ASSUMABLE");
        }
    }

    private ClientIdentity identity(String... roles) {
        List<Hop> hops =
                Stream.of(roles).map(role -> new Hop(role, null, Map.of())).toList();
        RoleChain chain = new RoleChain("chain", "checkout", Duration.ofHours(1), hops);
        return new ClientIdentity(BaseIdentity.provider(pod), Optional.of(chain), Region.US_EAST_2, sts.endpoint());
    }

    private static final class Ear implements PortolanListener {

        private final List<RemoteCall> calls = new CopyOnWriteArrayList<>();

        @Override
        public void called(RemoteCall call) {
            calls.add(call);
        }
    }
}
