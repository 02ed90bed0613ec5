package io.portolan.spring;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginProvider;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.io.Resource;

/** The origins of properties by their key path in any spelling. Not thread-safe. */
final class PropertyOrigins {

    private final Map<String, Origin> origins = new LinkedHashMap<>();

    void put(ConfigurationPropertyName name, @Nullable Origin origin) {
        if (origin != null) {
            origins.putIfAbsent(key(name.toString()), origin);
        }
    }

    /** The property with its origin in front, as in {@code application.yml:12:5 portolan.clusters.orders.arn}. */
    String subject(String property) {
        return (locate(property) + " " + property).strip();
    }

    /**
     * File, line and column. The first known part of the property counts if only parts are set. Empty if nothing is
     * known.
     */
    private String locate(String property) {
        String key = key(property);
        Origin exact = origins.get(key);
        return exact != null
                ? text(exact)
                : origins.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(key) || key.startsWith(entry.getKey()))
                        .map(entry -> text(entry.getValue()))
                        .findFirst()
                        .orElse("");
    }

    /** Whether this is a place in a YAML file. */
    static boolean isYaml(@Nullable Origin origin) {
        return origin != null
                && innermost(origin) instanceof TextResourceOrigin text
                && text.getResource() != null
                && name(text.getResource()).matches(".*\\.ya?ml");
    }

    private static Origin innermost(Origin origin) {
        Origin first = origin;
        while (first instanceof OriginProvider wrapper && wrapper.getOrigin() != null) {
            first = wrapper.getOrigin();
        }
        return first;
    }

    private static String text(Origin origin) {
        Origin first = innermost(origin);
        if (first instanceof TextResourceOrigin text && text.getResource() != null && text.getLocation() != null) {
            return name(text.getResource()) + ":" + (text.getLocation().getLine() + 1) + ":"
                    + (text.getLocation().getColumn() + 1);
        }
        return first.toString();
    }

    private static String name(Resource resource) {
        return Objects.requireNonNullElse(resource.getFilename(), resource.getDescription());
    }

    /** Dashes, underscores and capitals do not count, as with Spring's binder. */
    private static String key(String path) {
        return (path + ".")
                .replaceAll("[-_]", "")
                .replaceAll("[^A-Za-z0-9]+", ".")
                .toLowerCase(Locale.ROOT);
    }
}
