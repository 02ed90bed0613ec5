package io.portolan.brokers;

import static io.portolan.brokers.BrokersLab.byArn;
import static io.portolan.brokers.BrokersLab.byName;
import static io.portolan.brokers.BrokersLab.failure;
import static io.portolan.brokers.LoopbackMskServer.error;
import static io.portolan.brokers.LoopbackMskServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.catalog.Connectivity;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.RemoteCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link LookupErrors} says of an API that refuses, fails or throttles. Also how often {@link MskApiRetry} asks it. */
@Timeout(60)
class MskApiFaultTest {

    private static final String ARN = BrokersLab.ARN;
    private static final String ROLE = BrokersLab.ROLE;
    private static final String BOOT = "/v1/clusters/" + ARN + "/bootstrap-brokers";
    private static final String SECRET = BrokersLab.SECRET;

    @AutoClose
    private final BrokersLab lab = new BrokersLab();

    private final LoopbackMskServer msk = lab.msk;
    private final List<RemoteCall> reportedCalls = lab.reportedCalls;
    private final BrokerDirectory brokers = lab.withoutSnapshot();

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "404, NotFoundException, CLUSTER_NOT_FOUND, Correct the ARN",
        "403, ForbiddenException, CONTROL_PLANE_DENIED, Allow kafka:GetBootstrapBrokers",
        "401, UnauthorizedException, CONTROL_PLANE_DENIED, Allow kafka:GetBootstrapBrokers",
        "400, BadRequestException, CONTROL_PLANE_DENIED, Correct what the answer names",
        "429, TooManyRequestsException, CONTROL_PLANE_UNREACHABLE, bootstrap-servers",
        "500, InternalServerErrorException, CONTROL_PLANE_UNREACHABLE, bootstrap-servers",
        "403, RequestExpired, CLOCK_SKEW, Synchronise this host's clock (NTP",
    })
    void errorsOfTheApiAreDistinguished(int status, String error, Code expected, String fix) {
        msk.behaviour = call -> call.equals(BOOT) ? error(status, error, "no") : error(403, "ForbiddenException", "no");

        Finding finding = failure(brokers, byArn(Connectivity.PRIVATE));

        assertThat(finding.code()).isEqualTo(expected);
        assertThat(finding.fix()).contains(fix);
        assertThat(finding.seen()).contains(error + ": no (HTTP " + status + ", request id req-1)");
        assertThat(finding.subject()).isEqualTo("cluster orders (" + ARN + ", account 222222222222, us-west-2)");
    }

    @ParameterizedTest
    @CsvSource({
        "503, ServiceUnavailableException, 8", // 0.1, 0.2, 0.4, 0.8, 1, 1, 1 s apart
        "429, TooManyRequestsException, 4" // 0.5, 1, 2 s
    })
    void faultsAreRetriedAndDenialsAreNot(int status, String code, int calls) {
        Instant start = lab.time.now();
        lab.fail(status, code);
        failure(brokers, byArn(Connectivity.PRIVATE));
        assertThat(msk.calls).hasSize(calls);
        assertThat(Duration.between(start, lab.time.now())).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));

        msk.calls.clear();
        lab.fail(403, "ForbiddenException");
        failure(brokers, byArn(Connectivity.PRIVATE));
        assertThat(msk.calls).hasSize(1);
    }

    @Test
    void endpointOfAnotherRegionIsNamed() {
        msk.behaviour = call -> error(
                403, "InvalidSignatureException", "Credential should be scoped to a valid region, not 'us-west-2'.");
        Finding finding = failure(brokers, byArn(Connectivity.PRIVATE));

        assertThat(finding.cause()).isEqualTo("This endpoint is not of the cluster's region, us-west-2.");
        assertThat(finding.fix()).contains("endpoints.kafka of the catalog");
    }

    @Test
    void sdkCorrectsAWrongClockOnce() {
        msk.behaviour = call -> msk.calls.size() == 1
                ? error(403, "RequestTimeTooSkewed", "no")
                : ok("{'bootstrapBrokerStringSaslIam':'b.o.x:9098'}");

        assertThat(brokers.resolve(byArn(Connectivity.PRIVATE)).bootstrapServers())
                .isEqualTo("b.o.x:9098");
        assertThat(msk.calls).hasSize(2);
    }

    @Test
    void thirtyClustersKeepToTheBudget() {
        lab.answer("b.o.x:9098");
        Instant start = lab.time.now();
        for (int i = 0; i < CallBudgets.BURST; i++) {
            brokers.resolve(byArn(ARN + i, Connectivity.PRIVATE));
        }
        assertThat(lab.time.now()).isEqualTo(start);
        for (int i = 0; i < 10; i++) {
            brokers.resolve(byArn(ARN + "-" + i, Connectivity.PRIVATE));
        }
        assertThat(Duration.between(start, lab.time.now())).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void throttlingEndsTheBurst() {
        AtomicInteger calls = new AtomicInteger();
        msk.behaviour = call -> calls.incrementAndGet() == 1
                ? error(429, "TooManyRequestsException", "no")
                : ok("{'bootstrapBrokerStringSaslIam':'b.o.x:9098'}");
        Instant start = lab.time.now();
        for (int i = 0; i < 5; i++) {
            brokers.resolve(byArn(ARN + i, Connectivity.PRIVATE));
        }
        assertThat(Duration.between(start, lab.time.now())).isGreaterThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void apiThatIsDownIsUnreachable() {
        msk.close();

        assertThat(failure(brokers, byArn(Connectivity.PRIVATE)).code()).isEqualTo(Code.CONTROL_PLANE_UNREACHABLE);
    }

    @Test
    void errorOfTheCredentialsComesThroughUnchanged() {
        PortolanException refused = new PortolanException(
                "no", Finding.about(Code.ROLE_NOT_ASSUMABLE, ROLE).build());
        lab.credentials = () -> {
            throw refused;
        };

        assertThatThrownBy(() -> brokers.resolve(byArn(Connectivity.PRIVATE))).isSameAs(refused);
        assertThatThrownBy(() -> brokers.resolve(byName("orders"))).isSameAs(refused);
        assertThat(msk.calls).isEmpty();
    }

    @Test
    void missingCredentialsMakeNoCall() {
        lab.credentials = () -> {
            throw new PortolanException(
                    "no", Finding.about(Code.ROLE_NOT_ASSUMABLE, ROLE).build());
        };

        assertThat(failure(brokers, byArn(Connectivity.PRIVATE)).code()).isEqualTo(Code.ROLE_NOT_ASSUMABLE);
        assertThat(reportedCalls).isEmpty();
    }

    @Test
    void sessionTokenInAnAnswerIsHidden() {
        msk.behaviour = call -> error(403, "InvalidSignatureException", "no match\\n\\nx-amz-security-token:" + SECRET);

        PortolanException e =
                catchThrowableOfType(PortolanException.class, () -> brokers.resolve(byArn(Connectivity.PRIVATE)));

        assertThat(e).hasMessageContaining("no match").hasNoCause();
        assertThat(e.getMessage()).doesNotContain(SECRET);
    }
}
