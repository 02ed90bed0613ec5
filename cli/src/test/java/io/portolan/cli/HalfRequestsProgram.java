package io.portolan.cli;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Sends halves of requests to a {@link CredentialsServer} and then a whole one. It has a JVM of its own, since the JDK's server reads
 * its limits once.
 */
final class HalfRequestsProgram {

    private HalfRequestsProgram() {}

    public static void main(String[] args) throws Exception {
        AwsSessionCredentials session = AwsSessionCredentials.builder()
                .accessKeyId("ASIAORDERS")
                .secretAccessKey("s3cr3t")
                .sessionToken("token")
                .expirationTime(Instant.parse("2036-11-22T10:00:00Z"))
                .build();
        try (CredentialsServer server = CredentialsServer.start(() -> session, System.err)) {
            List<Socket> halves = new ArrayList<>();
            for (int number = 0; number < 40; number++) {
                halves.add(sendHalf(server.uri()));
            }
            HttpRequest whole = HttpRequest.newBuilder(server.uri())
                    .header("Authorization", server.token())
                    .timeout(Duration.ofSeconds(30))
                    .build();
            int status = HttpClient.newHttpClient()
                    .send(whole, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            System.out.printf("status %d, threads %d, closed %d%n", status, threads(), closed(halves));
        }
    }

    private static Socket sendHalf(URI uri) throws IOException {
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write("GET /credentials HT".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("portolan-credentials-endpoint"))
                .count();
    }

    private static int closed(List<Socket> halves) {
        int closed = 0;
        for (Socket socket : halves) {
            try (socket) {
                closed += socket.getInputStream().read() < 0 ? 1 : 0;
            } catch (SocketTimeoutException e) {
                return closed;
            } catch (IOException e) {
                closed++; // reset
            }
        }
        return closed;
    }
}
