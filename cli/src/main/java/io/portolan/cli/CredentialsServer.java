package io.portolan.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.portolan.diagnosis.PortolanException;
import io.portolan.runtime.DaemonThreads;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * The credentials endpoint that AWS's SDKs ask in a container. It answers only who has its token. It ends with its closing.
 * Thread-safe.
 */
final class CredentialsServer implements AutoCloseable {

    private static final String PATH = "/credentials";
    private static final int THREADS = 16;

    static {
        // Seconds for a whole request. The JDK's server reads this once and waits for ever without it. An answer has no
        // limit, since it fits into the buffer of a socket.
        System.setProperty("sun.net.httpserver.maxReqTime", "5");
    }

    private final AwsCredentialsProvider credentials;
    private final FailureLines failures;
    private final HttpServer http;
    private final String token = randomText();
    private final ExecutorService threads = threads();

    private CredentialsServer(AwsCredentialsProvider credentials, PrintStream err, HttpServer http) {
        this.credentials = credentials;
        this.failures = new FailureLines(err);
        this.http = http;
    }

    /** Starts on a free port of 127.0.0.1, which no other host can reach. Failures of the credentials go to {@code err} too. */
    static CredentialsServer start(AwsCredentialsProvider credentials, PrintStream err) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer http = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        CredentialsServer server = new CredentialsServer(credentials, err, http);
        http.createContext("/", server::answer);
        // A client that sends half a request keeps a thread until its time is over.
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + PATH);
    }

    /** The value of the header {@code Authorization}. It is secret. */
    String token() {
        return token;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!hasToken(exchange)) {
                reply(exchange, 403, CredentialsJson.ofFailure("The token in the header Authorization is not valid."));
            } else if (!exchange.getRequestMethod().equals("GET")
                    || !exchange.getRequestURI().getPath().equals(PATH)) {
                reply(exchange, 404, CredentialsJson.ofFailure("There is only GET " + PATH + "."));
            } else {
                replyCredentials(exchange);
            }
        }
    }

    private void replyCredentials(HttpExchange exchange) throws IOException {
        String session;
        try {
            session = CredentialsJson.ofContainer(credentials.resolveCredentials());
        } catch (PortolanException e) {
            // An SDK often shows the status only.
            failures.printFailure(e);
            reply(exchange, 503, CredentialsJson.ofFailure(String.valueOf(e.getMessage())));
            return;
        }
        failures.printSuccess();
        reply(exchange, 200, session);
    }

    /** Callers without the token can take these threads, but make no more of them. The rest waits. */
    private static ThreadPoolExecutor threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                DaemonThreads.named("portolan-credentials-endpoint"));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private boolean hasToken(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String randomText() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
