package io.portolan.credentials;

import static io.portolan.credentials.LoopbackStsServer.error;
import static io.portolan.credentials.SampleChains.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.portolan.credentials.FaultyGateway.Fault;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.RemoteCall;
import io.portolan.diagnosis.RemoteCall.Outcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A caller without a session does not see short faults of STS. {@link AssumeRoleCall} repeats the call on
 * {@link RegionalSts} with full jitter until a deadline.
 */
@Timeout(30)
class StsFaultTest {

    private final TestClock clock = new TestClock();
    private final List<RemoteCall> reported = new CopyOnWriteArrayList<>();

    @AutoClose
    private final LoopbackStsServer sts = new LoopbackStsServer(clock);

    /** The JDK's HTTP client itself repeats some calls once. So fewer calls fail than connections are lost. */
    @ParameterizedTest
    @CsvSource({"RESET, 4", "CLOSED, 4", "SILENCE, 1"})
    void aLostAnswerIsAskedForAgain(Fault fault, int connections) throws Exception {
        try (FaultyGateway gateway = new FaultyGateway(sts.endpoint(), fault, connections)) {
            assertThat(key(gateway.endpoint(), 0.5)).isEqualTo("ASIA1");
        }

        assertThat(reported).hasSizeBetween(2, connections + 1);
        assertThat(outcomes()).startsWith(Outcome.UNAVAILABLE).endsWith(Outcome.SUCCESS);
    }

    @ParameterizedTest
    @CsvSource({
        "500, InternalFailure, UNAVAILABLE",
        "502, BadGateway, UNAVAILABLE",
        "503, ServiceUnavailable, UNAVAILABLE",
        "504, GatewayTimeout, UNAVAILABLE",
        "400, Throttling, THROTTLED",
        "400, ThrottlingException, THROTTLED",
        "429, TooManyRequestsException, THROTTLED",
        "503, SlowDown, THROTTLED",
    })
    void stsFaultAndThrottlingAreRetried(int status, String code, Outcome outcome) {
        sts.behaviour = call -> sts.asked().size() <= 3 ? error(status, code, "not now") : sts.session(call);

        assertThat(key(sts.endpoint(), 0.5)).isEqualTo("ASIA1");
        assertThat(outcomes()).containsExactly(outcome, outcome, outcome, Outcome.SUCCESS);
    }

    @ParameterizedTest(name = "chance {0}: {1} ms")
    @CsvSource({"0, 0", "0.25, 350", "0.5, 700", "0.999, 1398"})
    void pausesStayBelowADoublingCeiling(double random, long expected) {
        sts.behaviour = call -> sts.asked().size() <= 3 ? LoopbackStsServer.throttled() : sts.session(call);
        Instant before = clock.instant();
        key(sts.endpoint(), random);

        assertThat(Duration.between(before, clock.instant()).toMillis())
                .as("of 200 + 400 + 800 ms")
                .isBetween(expected - 3, expected);
    }

    @Test
    void longestPausesEndAtTheDeadline() {
        sts.behaviour = call -> LoopbackStsServer.throttled();
        Instant before = clock.instant();
        try (CredentialsLease lease = lease(sts.endpoint(), 0.999)) {
            assertThat(catchThrowable(lease::resolveCredentials)).hasMessageContaining("STS_UNAVAILABLE");
        }

        assertThat(Duration.between(before, clock.instant()))
                .isBetween(Duration.ofSeconds(6), SessionRequests.LONGEST_WAIT);
    }

    @Test
    void silentStsIsGivenUpWithTheCaller() throws Exception {
        try (FaultyGateway gateway = new FaultyGateway(sts.endpoint(), Fault.SILENCE, 10);
                CredentialsLease lease = new IdentityRegistry(clock.timing(), Duration.ofMillis(400))
                        .lease(SampleChains.identity(
                                BaseIdentity.provider(SampleChains.POD), gateway.endpoint(), ORDERS))) {
            assertThat(catchThrowable(lease::resolveCredentials))
                    .as("the socket alone would wait for 5 s")
                    .hasMessageContaining("STS_UNAVAILABLE")
                    .hasMessageContaining("no whole answer within");
        }
    }

    private List<Outcome> outcomes() {
        return reported.stream().map(RemoteCall::outcome).toList();
    }

    private String key(URI endpoint, double random) {
        try (CredentialsLease lease = lease(endpoint, random)) {
            return lease.resolveCredentials().accessKeyId();
        }
    }

    private CredentialsLease lease(URI endpoint, double random) {
        PortolanListener ear = new PortolanListener() {
            @Override
            public void called(RemoteCall call) {
                reported.add(call);
            }
        };
        return new IdentityRegistry(clock.timing(random))
                .lease(SampleChains.identity(BaseIdentity.provider(SampleChains.POD), endpoint, ORDERS), ear);
    }
}
