package io.portolan.testkit.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes the answers of a service that speaks JSON. */
final class JsonReply {

    private JsonReply() {}

    static HttpReply ok(Map<String, ?> body) {
        return new HttpReply(200, headers(), JsonWriter.of(body));
    }

    /**
     * One page of a list.
     *
     * @param name the field with the items
     * @param next the field with the token of the next page
     */
    static <T> HttpReply page(String name, PageRequest.Page<T> page, Function<T, Map<String, ?>> json, String next) {
        Map<String, Object> body = new LinkedHashMap<>();
        List<Map<String, ?>> items =
                page.items().stream().<Map<String, ?>>map(json).toList();
        body.put(name, items);
        page.next().ifPresent(token -> body.put(next, token));
        return ok(body);
    }

    static HttpReply refuse(AwsDenied denied, AwsService service) {
        Map<String, String> body = new TreeMap<>(Map.of("message", String.valueOf(denied.getMessage())));
        Optional.ofNullable(denied.parameter()).ifPresent(parameter -> body.put("invalidParameter", parameter));
        Map<String, String> headers = new TreeMap<>(headers());
        headers.put("x-amzn-ErrorType", denied.code(service));
        return new HttpReply(denied.status(service), headers, JsonWriter.of(body));
    }

    private static Map<String, String> headers() {
        return Map.of("Content-Type", "application/json", "x-amzn-RequestId", AwsApi.requestId());
    }
}
