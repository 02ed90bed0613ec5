package io.portolan.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Enough of STS: what it answers to a call is a function that tests replace; it knows who signed by the access key. */
final class LoopbackStsServer implements AutoCloseable {

    static final String BASE_KEY = "AKIABASE";
    static final String SECRET = "s3cr3t";

    private static final Pattern KEY = Pattern.compile("Credential=([^/]+)/");

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, String> principals =
            new HashMap<>(Map.of(BASE_KEY, "arn:aws:sts::111111111111:assumed-role/pod/web"));
    private final AtomicInteger sessions = new AtomicInteger();
    private final Clock clock;

    private final Set<String> attempts = ConcurrentHashMap.newKeySet();

    final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    volatile Duration life = Duration.ofHours(1);
    volatile Function<Call, Reply> behaviour = this::session;

    LoopbackStsServer(Clock clock) {
        this.clock = clock;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.start();
    }

    record Call(String action, Map<String, String> form, String key, String caller) {

        String role() {
            return form.getOrDefault("RoleArn", "");
        }
    }

    record Reply(int status, String body) {}

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** The roles that were asked for, in order. */
    List<String> asked() {
        return List.copyOf(calls).stream()
                .filter(call -> call.action().equals("AssumeRole"))
                .map(Call::role)
                .toList();
    }

    synchronized Reply session(Call call) {
        if (call.action().equals("GetCallerIdentity")) {
            return ok(call, "<Arn>" + call.caller() + "</Arn>");
        }
        String key = "ASIA" + sessions.incrementAndGet();
        Instant expiry = clock.instant().plus(life);
        String arn = call.role().replace(":iam:", ":sts:").replaceFirst(":role/(.*/)?", ":assumed-role/") + "/"
                + call.form().get("RoleSessionName");
        principals.put(key, arn);
        return ok(
                call,
                "<AssumedRoleUser><Arn>" + arn + "</Arn></AssumedRoleUser><Credentials><AccessKeyId>" + key
                        + "</AccessKeyId><SecretAccessKey>" + SECRET + key + "</SecretAccessKey><SessionToken>" + SECRET
                        + "token</SessionToken><Expiration>" + expiry + "</Expiration></Credentials>");
    }

    static Reply ok(Call call, String result) {
        String body = "<%1$sResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><%1$sResult>%2$s</%1$sResult>"
                .formatted(call.action(), result);
        return new Reply(
                200,
                body + "<ResponseMetadata><RequestId>req-1</RequestId></ResponseMetadata></" + call.action()
                        + "Response>");
    }

    static Reply error(int status, String code, String message) {
        String body = "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type>"
                + "<Code>" + code + "</Code><Message>" + message
                + "</Message></Error><RequestId>req-2</RequestId></ErrorResponse>";
        return new Reply(status, body);
    }

    static Reply throttled() {
        return error(400, "Throttling", "Rate exceeded");
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = call(exchange);
            Headers headers = exchange.getRequestHeaders();
            // The JDK's HTTP client repeats a request by itself where a kept-alive connection breaks.
            if (attempts.add(headers.getFirst("amz-sdk-invocation-id") + headers.getFirst("amz-sdk-request"))) {
                calls.add(call);
            }
            Reply reply = behaviour.apply(call);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            byte[] body = reply.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Call call(HttpExchange exchange) throws IOException {
        Map<String, String> form = new HashMap<>();
        for (String pair : new String(exchange.getRequestBody().readAllBytes(), UTF_8).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        Matcher key = KEY.matcher(exchange.getRequestHeaders().getFirst("Authorization"));
        synchronized (this) {
            String id = key.find() ? key.group(1) : "?";
            return new Call(form.getOrDefault("Action", ""), form, id, principals.getOrDefault(id, "?"));
        }
    }
}
