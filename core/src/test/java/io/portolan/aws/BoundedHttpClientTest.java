package io.portolan.aws;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.loopback.LoopbackRawServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** {@link BoundedHttpClient} ends every exchange, whatever the server sends. {@link CallLimit} ends it earlier. */
@Timeout(30)
class BoundedHttpClientTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void wholeAnswerPassesThrough() throws IOException {
        try (LoopbackRawServer server = answering(OK + "Content-Length: 5\r\n\r\nhello")) {
            assertThat(call(server.endpoint(), LONG)).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @CsvSource({"Connection: close, ''", "Transfer-Encoding: chunked, '2000\r\n'", "Content-Length: 3000000000, ''"})
    void endlessBodyIsCutOff(String header, String chunk) {
        byte[] part = (chunk + "x".repeat(8192) + (chunk.isEmpty() ? "" : "\r\n")).getBytes(US_ASCII);
        LoopbackRawServer endless = LoopbackRawServer.start(out -> {
            out.write((OK + header + "\r\n\r\n").getBytes(US_ASCII));
            while (true) {
                out.write(part);
            }
        });
        try (endless) {
            assertThatThrownBy(() -> call(endless.endpoint(), LONG)).hasMessage("an answer of more than 1024 KiB");
            assertThat(endless.awaitClientGone()).isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "in a header, 'HTTP/1.1 200 OK\r\nX-Header: ', a",
        "in the status, 'HTTP/1.1 200 O', K",
        "in the body, 'HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n', x",
        "in a chunk, 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8000\r\n', x",
    })
    void drippedAnswerEndsInTime(String place, String start, String letter) {
        try (LoopbackRawServer server = LoopbackRawServer.dripping(start, letter)) {
            assertThatThrownBy(() -> call(server.endpoint(), Duration.ofMillis(200)))
                    .as(place)
                    .hasMessage("no whole answer within 200 ms");
            assertThat(server.awaitClientGone()).as("the connection is closed").isTrue();
        }
    }

    @Test
    void callerLeavesTheSizeOfAChunkThatNeverEnds() {
        String start = OK + "Transfer-Encoding: chunked\r\n\r\n";
        try (LoopbackRawServer server = LoopbackRawServer.dripping(start, "0")) {
            assertThatThrownBy(() -> call(server.endpoint(), Duration.ofMillis(200)))
                    .hasMessage("no whole answer within 200 ms");
        }
    }

    @Test
    void callerMayHaveLessTime() {
        try (LoopbackRawServer server = LoopbackRawServer.dripping(OK, "a")) {
            assertThatThrownBy(
                            () -> CallLimit.callWithin(Duration.ofMillis(200), () -> callUnchecked(server.endpoint())))
                    .hasMessageContaining("no whole answer within 200 ms");
            assertThat(CallLimit.shorten(LONG)).as("later calls").isEqualTo(LONG);
        }
    }

    @Test
    void hangingExchangesHaveABound() {
        CountDownLatch end = new CountDownLatch(1);
        try (BoundedHttpClient http =
                new BoundedHttpClient(new HangingHttp(end), Duration.ofMillis(1), new ExchangeBound())) {
            ExecutableHttpRequest exchange = http.prepareRequest(request(URI.create("http://127.0.0.1")));
            for (int i = 0; i < 64; i++) {
                assertThatThrownBy(exchange::call).isInstanceOf(IOException.class);
            }
            assertThatThrownBy(exchange::call).hasMessageContaining("64 earlier calls of this service have not ended");
        } finally {
            end.countDown();
        }
    }

    @Test
    void compressedAnswerIsRefused() {
        try (LoopbackRawServer bomb = answering(OK + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\nxx")) {
            assertThatThrownBy(() -> call(bomb.endpoint(), LONG)).hasMessageContaining("compressed");
        }
    }

    @Test
    void interruptedCallerLeavesAtOnce() {
        try (LoopbackRawServer server = LoopbackRawServer.dripping(OK, "a")) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> call(server.endpoint(), LONG)).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        }
    }

    @Test
    void closedPortKeepsItsException() {
        LoopbackRawServer server = answering("");
        server.close();

        assertThatThrownBy(() -> call(server.endpoint(), LONG)).isInstanceOf(ConnectException.class);
    }

    private static LoopbackRawServer answering(String answer) {
        return LoopbackRawServer.start(out -> out.write(answer.getBytes(US_ASCII)));
    }

    private static String callUnchecked(URI server) {
        try {
            return call(server, LONG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String call(URI server, Duration limit) throws IOException {
        try (BoundedHttpClient http =
                new BoundedHttpClient(UrlConnectionHttpClient.builder().build(), limit, new ExchangeBound())) {
            return new String(
                    http.prepareRequest(request(server))
                            .call()
                            .responseBody()
                            .orElseThrow()
                            .readAllBytes(),
                    US_ASCII);
        }
    }

    private static HttpExecuteRequest request(URI server) {
        return HttpExecuteRequest.builder()
                .request(SdkHttpFullRequest.builder()
                        .method(SdkHttpMethod.GET)
                        .uri(server)
                        .build())
                .build();
    }

    /** Its exchanges ignore that they are given up, as a look-up of the JVM does. */
    private record HangingHttp(CountDownLatch end) implements SdkHttpClient {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new IOException("ended");
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }
}
