package io.portolan.testkit.aws;

import static io.portolan.testkit.aws.AwsLab.HUB;
import static io.portolan.testkit.aws.AwsLab.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.KafkaException;
import software.amazon.awssdk.services.kafka.model.ListClustersV2Request;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** {@link AwsEndpoint} serves many callers by its {@link HttpAcceptor}, counts their calls, and ends at once. */
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
    void logHasCallerOperationAndOutcome() {
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

    @Test
    void manyCallersAreServedAtOnce() {
        List<CompletableFuture<String>> keys = Stream.generate(() -> CompletableFuture.supplyAsync(this::assume))
                .limit(64)
                .toList();

        assertThat(keys.stream().map(CompletableFuture::join))
                .doesNotHaveDuplicates()
                .hasSize(64);
        assertThat(calls.count("sts:AssumeRole", HUB)).isEqualTo(64);
    }

    @Test
    void closeReleasesThePortAndCutsConnections() throws Exception {
        int port = lab.endpoint.uri().getPort();
        try (Socket idle = new Socket(InetAddress.getLoopbackAddress(), port)) {
            sts.getCallerIdentity();
            lab.endpoint.close();

            assertThat(idle.getInputStream().read()).isEqualTo(-1);
        }
        try (ServerSocket again = new ServerSocket()) {
            again.setReuseAddress(true);
            again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            assertThat(again.isBound()).isTrue();
        }
        for (Thread thread : threadsOf(AwsLab.REGION)) {
            // A thread may need a moment to end after its work is done.
            thread.join(5_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
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
    void unsignedCallIsRefused() throws Exception {
        assertThat(
                        raw(
                                "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 24\r\n\r\nAction=GetCallerIdentity"))
                .startsWith("HTTP/1.1 403 ")
                .contains("MissingAuthenticationToken");
        assertThat(raw("hello\r\n\r\n")).isEmpty();
        assertThat(raw("GET /%zz HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void answersAreNotHeldBack() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket served = listener.accept()) {
            client.getOutputStream().write('P');
            new HttpAcceptor(null, faults, AnswerPause.real()).accept(served);

            assertThat(served.getTcpNoDelay())
                    .as("Nagle's algorithm would hold each answer back for 40 ms")
                    .isTrue();
        }
    }

    private String assume() {
        return assume(HUB);
    }

    private String assume(String role) {
        return sts.assumeRole(with -> with.roleArn(role).roleSessionName("checkout"))
                .credentials()
                .accessKeyId();
    }

    private String raw(String request) throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), lab.endpoint.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Thread> threadsOf(String region) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("aws-" + region))
                .toList();
    }
}
