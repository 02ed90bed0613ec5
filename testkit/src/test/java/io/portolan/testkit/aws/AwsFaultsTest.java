package io.portolan.testkit.aws;

import static io.portolan.testkit.aws.AwsLab.HUB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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

/** What clients see of each fault of {@link AwsFaults}. */
@Timeout(30)
class AwsFaultsTest {

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

    @ParameterizedTest
    @CsvSource({"THROTTLED, 400, Throttling", "FAILING, 500, InternalFailure", "UNAVAILABLE, 503, ServiceUnavailable"})
    void stsFaultLeavesTheMskApiAlone(AwsFault fault, int status, String code) {
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
    void mskApiFaultLeavesStsAlone(AwsFault fault, int status, String code) {
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
    void retryingClientSurvivesCountedFaults() {
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
    void deniedRoleCannotBeAssumed() {
        faults.deny("sts:AssumeRole", HUB);

        assertThatExceptionOfType(StsException.class)
                .isThrownBy(() -> assume(HUB))
                .withMessageContaining("is not authorized to perform: sts:AssumeRole on resource: " + HUB);
        faults.clear();
        assume(HUB);
    }

    @Test
    void deniedOperationFailsForItsRoleOnly() {
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
        west.faults().raise(AwsService.STS, AwsFault.THROTTLED);

        try (AwsEndpoint endpoint = AwsEndpoint.start(InetAddress.getLoopbackAddress(), "us-west-2", west)) {
            StsClient inWest = lab.sts(lab.user, "us-west-2", 1, endpoint.uri());
            assertThatExceptionOfType(StsException.class).isThrownBy(inWest::getCallerIdentity);
            assertThat(sts.getCallerIdentity().account()).isEqualTo(AwsLab.ACCOUNT);
            west.faults().clear();
            assertThat(inWest.getCallerIdentity().account()).isEqualTo(AwsLab.ACCOUNT);
        }
        assertThat(calls.log()).extracting(Call::region).contains("us-west-2", "us-east-2");
    }

    @Test
    void faultOfNoCallsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> faults.raise(AwsService.STS, AwsFault.FAILING, 0));
    }

    private void assume(String role) {
        sts.assumeRole(with -> with.roleArn(role).roleSessionName("checkout"));
    }
}
