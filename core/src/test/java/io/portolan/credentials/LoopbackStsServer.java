package io.portolan.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portolan.loopback.LoopbackHttpServer;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A small STS. Tests replace the function that answers each call. The access key shows who signed the call. */
final class LoopbackStsServer implements AutoCloseable {

    static final String BASE_KEY = "AKIABASE";
    static final String SECRET = "s3cr3t";

    private static final Pattern KEY = Pattern.compile("Credential=([^/]+)/");

    private final LoopbackHttpServer http;
    private final Map<String, String> principals =
            new HashMap<>(Map.of(BASE_KEY, "arn:aws:sts::111111111111:assumed-role/pod/web"));
    private final AtomicInteger sessions = new AtomicInteger();
    private final Clock clock;

    final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    volatile Duration life = Duration.ofHours(1);
    volatile Function<Call, Reply> behaviour = this::session;

    LoopbackStsServer(Clock clock) {
        this.clock = clock;
        http = LoopbackHttpServer.start(this::answer);
    }

    record Call(String action, Map<String, String> form, String key, String caller) {

        String role() {
            return form.getOrDefault("RoleArn", "");
        }
    }

    record Reply(int status, String body) {}

    URI endpoint() {
        return http.endpoint();
    }

    /** The roles that were requested, in order. */
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
        http.close();
    }

    private LoopbackHttpServer.Reply answer(LoopbackHttpServer.Request request) {
        Call call = call(request);
        if (!request.repeated()) {
            calls.add(call);
        }
        Reply reply = behaviour.apply(call);
        return new LoopbackHttpServer.Reply(reply.status(), Map.of("Content-Type", "text/xml"), reply.body());
    }

    private synchronized Call call(LoopbackHttpServer.Request request) {
        Map<String, String> form = new HashMap<>();
        for (String pair : request.body().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        Matcher key = KEY.matcher(request.headers().getFirst("Authorization"));
        String id = key.find() ? key.group(1) : "?";
        return new Call(form.getOrDefault("Action", ""), form, id, principals.getOrDefault(id, "?"));
    }
}
