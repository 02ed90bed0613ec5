package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
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
import java.time.Instant;
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
    private volatile @Nullable AwsCredentials current = SESSION;
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
        if (current == null) {
            throw new PortolanException(
                    "No session",
                    Finding.about(Code.STS_UNAVAILABLE, "role")
                            .asked("a session")
                            .seen("nothing")
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
                .isEqualTo("{\"AccessKeyId\":\"ASIAORDERS\",\"SecretAccessKey\":\"s3cr3t\",\"Token\":\"t\\\"k\","
                        + "\"Expiration\":\"2026-11-22T10:00:00Z\"}");
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

    @Test
    void failureIsToldTwice() throws Exception {
        current = null;
        HttpResponse<String> reply = send(request(server.uri()).header("Authorization", server.token()));
        assertThat(reply.statusCode()).isEqualTo(503);
        assertThat(reply.body())
                .startsWith("{\"code\":\"CredentialsUnavailable\"")
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
