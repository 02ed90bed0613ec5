package io.portolan.brokers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portolan.loopback.LoopbackHttpServer;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The part of the MSK API that look-ups need. A test sets the function that answers each decoded path and query. */
final class LoopbackMskServer implements AutoCloseable {

    private final LoopbackHttpServer http = LoopbackHttpServer.start(this::answer);

    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    volatile Function<String, Reply> behaviour = call -> error(404, "NotFoundException", "no such thing");

    record Reply(int status, String code, String body) {}

    static Reply ok(String json) {
        return new Reply(200, "", json.replace('\'', '"'));
    }

    static Reply error(int status, String code, String message) {
        return new Reply(status, code, "{\"message\":\"" + message + "\"}");
    }

    URI endpoint() {
        return http.endpoint();
    }

    @Override
    public void close() {
        http.close();
    }

    private LoopbackHttpServer.Reply answer(LoopbackHttpServer.Request request) {
        String call = URLDecoder.decode(request.uri(), UTF_8);
        if (!request.repeated()) {
            calls.add(call);
        }
        Reply reply = behaviour.apply(call);
        Map<String, String> headers =
                new HashMap<>(Map.of("Content-Type", "application/json", "x-amzn-RequestId", "req-1"));
        if (!reply.code().isEmpty()) {
            headers.put("x-amzn-ErrorType", reply.code());
        }
        return new LoopbackHttpServer.Reply(reply.status(), headers, reply.body());
    }
}
