package io.portolan.testkit.aws;

import static io.portolan.testkit.aws.AwsLab.HUB;
import static io.portolan.testkit.aws.AwsLab.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.KafkaException;
import software.amazon.awssdk.services.kafka.model.ListClustersV2Request;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

@Timeout(30)
class AwsEndpointTest {

    private static final ListClustersV2Request ALL =
            ListClustersV2Request.builder().build();

    private final AwsLab lab = new AwsLab();
    private final AwsFaults faults = lab.backend.faults();
    private final Calls calls = lab.backend.calls();
    private final StsClient sts = lab.sts(lab.user);
    private final KafkaClient kafka = lab.kafka(lab.user);

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void callsAreCountedByOperationAndRole() {
        assume(HUB);
        assume(HUB);
        assertThatExceptionOfType(StsException.class).isThrownBy(() -> assume(ORDERS));
        sts.getCallerIdentity();
        kafka.listClustersV2(ALL);

        assertThat(calls.count("sts:AssumeRole")).isEqualTo(3);
        assertThat(calls.count("sts:AssumeRole", HUB)).isEqualTo(2);
        assertThat(calls.count("sts:AssumeRole", ORDERS)).isEqualTo(1);
        assertThat(calls.all())
                .containsOnlyKeys("sts:AssumeRole", "sts:GetCallerIdentity", "kafka:ListClustersV2")
                .containsEntry("kafka:ListClustersV2", 1L);
        calls.reset();
        assertThat(calls.all()).isEmpty();
        assertThat(calls.count("sts:AssumeRole", HUB)).isZero();
    }

    @Test
    void logTellsWhoAskedForWhatAndTheOutcome() {
        assume(HUB);
        assertThatExceptionOfType(StsException.class).isThrownBy(() -> assume(ORDERS));
        faults.raise(AwsService.KAFKA, AwsFault.THROTTLED);
        assertThatExceptionOfType(KafkaException.class).isThrownBy(() -> kafka.listClustersV2(ALL));

        String ann = "arn:aws:iam::111111111111:user/ann";
        assertThat(calls.log())
                .extracting(Call::operation, Call::resource, Call::caller, Call::outcome)
                .containsExactly(
                        tuple("sts:AssumeRole", HUB, ann, "OK"),
                        tuple("sts:AssumeRole", ORDERS, ann, "AccessDenied"),
                        tuple("kafka:ListClustersV2", "", "", "TooManyRequestsException"));
        assertThat(calls.log()).extracting(Call::region).containsOnly(AwsLab.REGION);
    }

    @ParameterizedTest
    @CsvSource({"THROTTLED, 400, Throttling", "FAILING, 500, InternalFailure", "UNAVAILABLE, 503, ServiceUnavailable"})
    void faultOfStsHasItsStatusAndCodeAndLeavesTheMskApiAlone(AwsFault fault, int status, String code) {
        faults.raise(AwsService.STS, fault);

        assertThatExceptionOfType(StsException.class)
                .isThrownBy(sts::getCallerIdentity)
                .satisfies(error -> assertThat(error.statusCode()).isEqualTo(status))
                .satisfies(
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code));
        assertThat(kafka.listClustersV2(ALL).clusterInfoList()).isEmpty();
        faults.clear(AwsService.STS);
        assertThat(sts.getCallerIdentity().account()).isEqualTo(AwsLab.ACCOUNT);
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLED, 429, TooManyRequestsException",
        "FAILING, 500, InternalServerErrorException",
        "UNAVAILABLE, 503, ServiceUnavailableException"
    })
    void faultOfTheMskApiHasItsStatusAndCodeAndLeavesStsAlone(AwsFault fault, int status, String code) {
        faults.raise(AwsService.KAFKA, fault);

        assertThatExceptionOfType(KafkaException.class)
                .isThrownBy(() -> kafka.listClustersV2(ALL))
                .satisfies(error -> assertThat(error.statusCode()).isEqualTo(status))
                .satisfies(
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code));
        assertThat(sts.getCallerIdentity().account()).isEqualTo(AwsLab.ACCOUNT);
        faults.clear();
        assertThat(kafka.listClustersV2(ALL).clusterInfoList()).isEmpty();
    }

    @Test
    void retryingClientOutlivesAFaultOfSoManyCalls() {
        faults.raise(AwsService.STS, AwsFault.FAILING, 2);

        assertThat(lab.sts(lab.user, AwsLab.REGION, 3).getCallerIdentity().account())
                .isEqualTo(AwsLab.ACCOUNT);
        assertThat(calls.count("sts:GetCallerIdentity")).isEqualTo(3);
    }

    @Test
    void serviceThatIsDownHangsUp() {
        faults.raise(AwsService.STS, AwsFault.DOWN);

        assertThatExceptionOfType(SdkClientException.class).isThrownBy(sts::getCallerIdentity);
        assertThat(calls.log()).extracting(Call::outcome).contains("dropped").doesNotContain("OK");
        faults.clear();
        assertThat(sts.getCallerIdentity().account()).isEqualTo(AwsLab.ACCOUNT);
    }

    @Test
    void slowServiceAnswersLate() {
        sts.getCallerIdentity();
        faults.slow(AwsService.STS, Duration.ofMillis(200));

        long start = System.nanoTime();
        sts.getCallerIdentity();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void slowCallHoldsUpNobodyElse() {
        faults.slow(AwsService.STS, Duration.ofHours(1));
        CompletableFuture<?> hanging = CompletableFuture.runAsync(sts::getCallerIdentity);

        assertThat(kafka.listClustersV2(ALL).clusterInfoList()).isEmpty();
        assertThat(hanging).isNotDone();
        lab.endpoint.close();
        assertThat(hanging).failsWithin(Duration.ofSeconds(10));
    }

    @Test
    void deniedRoleCannotBeAssumedWhileOthersCan() {
        faults.deny("sts:AssumeRole", HUB);

        assertThatExceptionOfType(StsException.class)
                .isThrownBy(() -> assume(HUB))
                .withMessageContaining("is not authorized to perform: sts:AssumeRole on resource: " + HUB);
        faults.clear();
        assume(HUB);
    }

    @Test
    void deniedOperationFailsForSessionsOfThatRoleOnly() {
        KafkaClient hub = lab.kafka(lab.backend.iam().session(HUB, "hub", Duration.ofHours(1)));
        faults.deny("kafka:ListClustersV2", HUB);

        assertThatExceptionOfType(KafkaException.class)
                .isThrownBy(() -> hub.listClustersV2(ALL))
                .satisfies(
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"))
                .withMessageContaining("is not authorized to perform: kafka:ListClustersV2");
        assertThat(kafka.listClustersV2(ALL).clusterInfoList()).isEmpty();
    }

    @Test
    void regionCanHaveFaultsOfItsOwn() {
        AwsBackend west = lab.backend.withOwnFaults();
        west.faults().raise(AwsService.STS, AwsFault.DOWN);

        assertThat(sts.getCallerIdentity().account()).isEqualTo(AwsLab.ACCOUNT);
        assertThat(west.iam()).isSameAs(lab.backend.iam());
    }

    @Test
    void closeReleasesThePortAndCutsConnections() throws Exception {
        int port = lab.endpoint.uri().getPort();
        try (Socket idle = new Socket(AwsLab.loopback(), port)) {
            sts.getCallerIdentity();
            lab.endpoint.close();

            assertThat(idle.getInputStream().read()).isEqualTo(-1);
        }
        try (ServerSocket again = new ServerSocket()) {
            again.setReuseAddress(true);
            again.bind(new InetSocketAddress(AwsLab.loopback(), port));
            assertThat(again.isBound()).isTrue();
        }
        assertThat(threadsOf(AwsLab.REGION)).isEmpty();
    }

    @Test
    void estatesDoNotKnowEachOthersKeys() throws Exception {
        try (AwsLab other = new AwsLab()) {
            assertThatExceptionOfType(StsException.class)
                    .isThrownBy(() -> other.sts(lab.user).getCallerIdentity())
                    .satisfies(error ->
                            assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
            assertThat(calls.all()).isEmpty();
        }
    }

    @Test
    void unsignedCallIsRefusedAndWhatIsNotHttpIsHungUpOn() throws Exception {
        assertThat(
                        raw(
                                "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 24\r\n\r\nAction=GetCallerIdentity"))
                .startsWith("HTTP/1.1 403 ")
                .contains("MissingAuthenticationToken");
        assertThat(raw("hello\r\n\r\n")).isEmpty();
        assertThat(raw("GET /%zz HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void answersOnAKeptConnectionComeAtOnce() {
        sts.getCallerIdentity();
        List<Duration> times =
                Stream.generate(this::timedCall).limit(20).sorted().toList();

        assertThat(times.get(10)).as("median; 40 ms would be Nagle's algorithm").isLessThan(Duration.ofMillis(30));
    }

    private Duration timedCall() {
        long start = System.nanoTime();
        sts.getCallerIdentity();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void assume(String role) {
        sts.assumeRole(with -> with.roleArn(role).roleSessionName("checkout"));
    }

    private String raw(String request) throws Exception {
        try (Socket socket = new Socket(AwsLab.loopback(), lab.endpoint.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> threadsOf(String region) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.equals("aws-" + region))
                .toList();
    }
}
