package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.testkit.FinishedProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** {@link CredentialsServer} answers who has its token. */
class CredentialsServerTest {

    private static final AwsCredentials SESSION = AwsSessionCredentials.builder()
            .accessKeyId("ASIAORDERS")
            .secretAccessKey("s3cr3t")
            .sessionToken("t\"k")
            .expirationTime(Instant.parse("2026-11-22T10:00:00.789Z"))
            .build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private volatile AwsCredentials current = SESSION;
    private volatile @Nullable String fault;
    private CredentialsServer server;

    @BeforeEach
    void start() throws IOException {
        server = CredentialsServer.start(this::credentials, new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private AwsCredentials credentials() {
        String seen = fault;
        if (seen != null) {
            throw new PortolanException(
                    "No session",
                    Finding.about(Code.STS_UNAVAILABLE, "role")
                            .asked("a session")
                            .seen(seen)
                            .cause("STS is down.")
                            .fix("Wait.")
                            .build());
        }
        return current;
    }

    @Test
    void tokenGetsTheSession() throws Exception {
        HttpResponse<String> reply = send(request(server.uri()).header("Authorization", server.token()));
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualToIgnoringWhitespace("{\"AccessKeyId\":\"ASIAORDERS\",\"SecretAccessKey\":\"s3cr3t\","
                        + "\"Token\":\"t\\\"k\",\"Expiration\":\"2026-11-22T10:00:00Z\"}");
        assertThat(server.uri().getHost()).isEqualTo("127.0.0.1");
        assertThat(server.token()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @CsvSource({"'', GET, '', 403", "wrong, GET, '', 403", "right, POST, '', 404", "right, GET, /more, 404"})
    void othersGetNothing(String token, String method, String more, int status) throws Exception {
        HttpRequest.Builder request = request(URI.create(server.uri() + more))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", token.equals("right") ? server.token() : token);
        HttpResponse<String> reply = send(request);
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.body()).doesNotContain("s3cr3t", "ASIAORDERS", server.token());
    }

    @Test
    void requestWithoutTokenGetsNothing() throws Exception {
        assertThat(send(request(server.uri())).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"wrong, 403", "right, 404"})
    void headGetsNoBody(String token, int status) throws Exception {
        Logger logger = Logger.getLogger("com.sun.net.httpserver");
        List<String> warnings = new CopyOnWriteArrayList<>();
        logger.setFilter(line -> !warnings.add(line.getMessage()));
        try {
            HttpRequest.Builder request = request(server.uri())
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .header("Authorization", token.equals("right") ? server.token() : token);
            assertThat(send(request).statusCode()).isEqualTo(status);
        } finally {
            logger.setFilter(null);
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void failureIsPrintedUntilItChanges() throws Exception {
        for (String seen : List.of("down", "down (2 s ago)")) {
            fault = seen;
            send(request(server.uri()).header("Authorization", server.token()));
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).containsOnlyOnce("No session");
        fault = null;
        send(request(server.uri()).header("Authorization", server.token()));
        send(request(server.uri()).header("Authorization", server.token()));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("portolan: The credentials can be had again.");
        fault = "down";
        send(request(server.uri()).header("Authorization", server.token()));
        assertThat(err.toString(StandardCharsets.UTF_8).split("No session", -1)).hasSize(3);
    }

    @Test
    void failureIsToldTwice() throws Exception {
        fault = "nothing";
        HttpResponse<String> reply = send(request(server.uri()).header("Authorization", server.token()));
        assertThat(reply.statusCode()).isEqualTo(503);
        assertThat(reply.body())
                .contains("\"code\": \"CredentialsUnavailable\"")
                .contains("STS is down.");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("portolan: No session")
                .contains("STS is down.");
    }

    @Test
    void keyWithoutAnEndIsNotHandedOn() throws Exception {
        current = AwsBasicCredentials.create("AKIABASE", "s3cr3t");
        HttpResponse<String> reply = send(request(server.uri()).header("Authorization", server.token()));
        assertThat(reply.statusCode()).isEqualTo(503);
        assertThat(reply.body()).contains("a key without an end").doesNotContain("s3cr3t", "AKIABASE");
    }

    @Test
    void halfARequestHoldsUpNobody() throws Exception {
        try (Socket half = new Socket(server.uri().getHost(), server.uri().getPort())) {
            half.getOutputStream().write("GET /credentials HT".getBytes(StandardCharsets.US_ASCII));
            assertThat(send(request(server.uri()).header("Authorization", server.token()))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void manyHalfRequestsEnd() throws Exception {
        FinishedProcess result = FinishedProcess.run(new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HalfRequestsProgram.class.getName()));
        assertThat(result.output()).as(result.errors()).isEqualTo("status 200, threads 16, closed 40\n");
    }

    @Test
    void closedEndpointIsGone() {
        server.close();
        assertThatThrownBy(() -> send(request(server.uri()))).isInstanceOf(ConnectException.class);
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
