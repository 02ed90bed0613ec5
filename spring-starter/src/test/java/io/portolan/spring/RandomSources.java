package io.portolan.spring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;

/** Property sources with different values for the same catalog. A seed decides about them. */
final class RandomSources {

    private static final List<String> ROLES = List.of("shop", "shop-eu", "[My.Role]", "[7]");
    private static final List<String> CLUSTERS = List.of("orders", "orders-eu", "[audit.eu]", "[222222222222]");
    private static final List<String> REGIONS = List.of("us-east-2", "eu-central-1");
    private static final List<String> ENVIRONMENTS = List.of("dev", "test-2", "dev.east", "[old.dev]");

    private final Random random;

    RandomSources(Random random) {
        this.random = random;
    }

    SourceStack stack() {
        SourceStack stack = new SourceStack()
                .systemProperties(some(0.3) ? source() : Map.of())
                .variables(some(0.5) ? variables(source()) : Map.of());
        if (some(0.3)) {
            stack.commandLine(source());
        }
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            stack.map("document " + i, source());
        }
        return stack;
    }

    private Map<String, Object> source() {
        Map<String, Object> source = new LinkedHashMap<>();
        List<Runnable> parts = new ArrayList<>(List.of(
                () -> text(source, "portolan.environment"),
                () -> list(source, "portolan.host-resolvers", this::text),
                () -> vpc(source, "portolan.service-vpcs." + any(REGIONS) + "."),
                () -> list(source, "portolan.foreign-cidr-blocks" + key(any(ENVIRONMENTS)), this::text),
                () -> role(source, "portolan.roles" + key(any(ROLES)) + "."),
                () -> role(source, "portolan.roles" + key(any(ROLES)) + "."),
                () -> cluster(source, "portolan.clusters" + key(any(CLUSTERS)) + "."),
                () -> cluster(source, "portolan.clusters" + key(any(CLUSTERS)) + "."),
                () -> kafka(source, "portolan.defaults.kafka"),
                () -> text(source, "portolan.endpoints.kafka." + any(REGIONS))));
        parts.stream().filter(part -> some(0.5)).forEach(Runnable::run);
        return source;
    }

    private void vpc(Map<String, Object> source, String prefix) {
        list(source, prefix + "cidr-blocks", this::text);
        list(source, prefix + "inbound-resolvers", this::text);
    }

    private void role(Map<String, Object> source, String prefix) {
        if (some(0.3)) {
            text(source, prefix + "session-name");
        }
        list(source, prefix + "chain", this::hop);
    }

    private void hop(Map<String, Object> source, String name) {
        if (some(0.3)) {
            text(source, name);
            return;
        }
        text(source, name + ".arn");
        if (some(0.4)) {
            text(source, name + ".external-id");
        }
        for (String tag : List.of("team", "stage", "[a.b]")) {
            if (some(0.3)) {
                text(source, name + ".tags" + key(tag));
            }
        }
    }

    private void cluster(Map<String, Object> source, String prefix) {
        list(source, prefix + "bootstrap-servers", this::text);
        kafka(source, prefix + "kafka");
        if (some(0.4)) {
            String region = prefix + "regions." + any(REGIONS) + ".";
            text(source, region + "cluster-name");
            list(source, region + "bootstrap-servers", this::text);
            kafka(source, region + "kafka");
        }
    }

    private void kafka(Map<String, Object> source, String prefix) {
        if (some(0.4)) {
            text(source, prefix + (some(0.5) ? ".linger.ms" : "[linger.ms]"));
        }
        if (some(0.4)) {
            list(source, prefix + ".interceptor.classes", this::text);
        }
    }

    /** Adds a list as one text, by elements, with a gap or not at all. */
    private void list(Map<String, Object> source, String name, BiConsumer<Map<String, Object>, String> element) {
        double kind = random.nextDouble();
        int size = 1 + random.nextInt(3);
        if (kind < 0.2) {
            source.put(name, size == 1 ? value() : value() + "," + value());
        } else if (kind < 0.25) {
            source.put(name, "");
        } else if (kind < 0.8) {
            int first = some(0.01) ? 1 : 0;
            for (int i = first; i < first + size; i++) {
                element.accept(source, name + "[" + i + "]");
            }
        }
    }

    private void text(Map<String, Object> source, String name) {
        source.put(name, value());
    }

    private String value() {
        return "v" + random.nextInt(1_000_000);
    }

    private static String key(String key) {
        return key.startsWith("[") ? key : "." + key;
    }

    private String any(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private boolean some(double share) {
        return random.nextDouble() < share;
    }

    /** The properties that environment variables can name. Keys in brackets cannot be among them. */
    private static Map<String, Object> variables(Map<String, Object> properties) {
        Map<String, Object> variables = new LinkedHashMap<>();
        properties.forEach((name, value) -> {
            if (!name.matches(".*\\[\\d*[^\\d\\]].*")) {
                variables.put(
                        name.replace("-", "")
                                .replaceAll("[.\\[]", "_")
                                .replace("]", "")
                                .toUpperCase(Locale.ROOT),
                        value);
            }
        });
        return variables;
    }
}
