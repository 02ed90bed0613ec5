package io.portolan.spring;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * The name of a cluster or a role that has dots, but no brackets around it: Spring takes its first part for the name, and the
 * next one for a key.
 *
 * @param section where the name is
 * @param name the whole name
 */
record DottedName(String section, String name) {

    /** What an entry may have; where one of these is, the name ends. */
    static final Map<String, Set<String>> KEYS = Map.of(
            "clusters",
                    Set.of(
                            "arn",
                            "cluster-name",
                            "bootstrap-servers",
                            "region",
                            "regions",
                            "role",
                            "control-plane-role",
                            "connectivity",
                            "security-protocol",
                            "preflight",
                            "kafka",
                            "producer",
                            "consumer",
                            "admin",
                            "template",
                            "listener"),
            "roles", Set.of("session-name", "duration", "chain"));

    /** A typo for {@code regions} is no part of a name. */
    private static final Set<String> REGIONS =
            Region.regions().stream().map(Region::id).collect(Collectors.toSet());

    private static final Pattern PATH = Pattern.compile("(clusters|roles)\\.([^.\\[]+)\\.([^.\\[]+)");

    /** The name that an unknown key, as in {@code clusters.orders.eu}, is a part of; nothing where it is none. */
    static Optional<DottedName> at(String path, CatalogTree tree) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches() || !(tree.section(parts.group(1)).get(parts.group(2)) instanceof Map<?, ?> entry)) {
            return Optional.empty();
        }
        String section = parts.group(1);
        return whole(section, parts.group(2) + "." + parts.group(3), entry.get(parts.group(3)))
                .map(name -> new DottedName(section, name));
    }

    /** Whether an entry, as in {@code clusters.orders}, is only the first part of such names, so that it lacks nothing of its own. */
    static boolean isFirstPart(String path, CatalogTree tree) {
        String[] parts = path.split("\\.", -1);
        return parts.length == 2
                && tree.section(parts[0]).get(parts[1]) instanceof Map<?, ?> entry
                && !entry.isEmpty()
                && entry.keySet().stream()
                        .allMatch(key -> at(path + "." + key, tree).isPresent());
    }

    /** What to write instead. */
    String fix() {
        return "If the name is %s, put it in brackets: portolan.%s[%s]; in YAML with quotes around them, \"[%s]\"."
                .formatted(name, section, name, name);
    }

    private static Optional<String> whole(String section, String name, @Nullable Object node) {
        if (!(node instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        if (!Collections.disjoint(map.keySet(), Objects.requireNonNull(KEYS.get(section)))) {
            return Optional.of(name);
        }
        return map.entrySet().stream()
                .filter(part -> !REGIONS.contains(part.getKey()))
                .flatMap(part -> whole(section, name + "." + part.getKey(), part.getValue()).stream())
                .findFirst();
    }
}
