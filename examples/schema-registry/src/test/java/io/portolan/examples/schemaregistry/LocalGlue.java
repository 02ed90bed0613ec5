package io.portolan.examples.schemaregistry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stand-in of the Glue API with one registry in memory. It keeps who has called it. Thread-safe. */
final class LocalGlue implements AutoCloseable {

    private static final Pattern KEY = Pattern.compile("Credential=([^/]+)/\\d+/[^/]+/glue/");

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final Set<Caller> callers = ConcurrentHashMap.newKeySet();
    private final List<String> operations = new ArrayList<>();
    private final HttpServer http;

    /** The access key id and the session token of a call. */
    record Caller(String keyId, String token) {}

    /** The text of a schema and its format, such as {@code AVRO}. */
    private record Schema(String definition, String format) {}

    private record Reply(int status, Map<String, ?> body) {}

    private LocalGlue(HttpServer http) {
        this.http = http;
    }

    static LocalGlue start() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        LocalGlue glue = new LocalGlue(http);
        http.createContext("/", glue::answer);
        http.start();
        return glue;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    Set<Caller> callers() {
        return Set.copyOf(callers);
    }

    synchronized List<String> operations() {
        return List.copyOf(operations);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher key = KEY.matcher(header(exchange, "Authorization"));
            callers.add(new Caller(key.find() ? key.group(1) : "?", header(exchange, "X-Amz-Security-Token")));
            String operation = header(exchange, "X-Amz-Target").replace("AWSGlue.", "");
            operations.add(operation);
            Reply reply = reply(operation, json.readTree(exchange.getRequestBody()));
            byte[] body = json.writeValueAsString(reply.body()).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply reply(String operation, JsonNode request) {
        return switch (operation) {
            case "GetSchemaByDefinition" ->
                schemas.entrySet().stream()
                        .filter(schema -> schema.getValue()
                                .definition()
                                .equals(request.path("SchemaDefinition").asText()))
                        .findFirst()
                        .map(schema ->
                                new Reply(200, Map.of("SchemaVersionId", schema.getKey(), "Status", "AVAILABLE")))
                        .orElseGet(() -> new Reply(
                                400, Map.of("__type", "EntityNotFoundException", "Message", "Schema is not found.")));
            case "CreateSchema" -> {
                String id = UUID.randomUUID().toString();
                schemas.put(
                        id,
                        new Schema(
                                request.path("SchemaDefinition").asText(),
                                request.path("DataFormat").asText()));
                yield new Reply(200, Map.of("SchemaVersionId", id, "SchemaVersionStatus", "AVAILABLE"));
            }
            case "GetSchemaVersion" -> {
                String id = request.path("SchemaVersionId").asText();
                Schema schema = schemas.get(id);
                yield new Reply(
                        200,
                        Map.of(
                                "SchemaVersionId",
                                id,
                                "SchemaDefinition",
                                schema.definition(),
                                "SchemaArn",
                                "arn:aws:glue:us-east-2:222222222222:schema/default-registry/order",
                                "DataFormat",
                                schema.format(),
                                "Status",
                                "AVAILABLE"));
            }
            default -> new Reply(200, Map.of());
        };
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
