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
 * The name of a cluster or role that has dots and no brackets around it. Spring takes the first part as the name and
 * the next one as a key.
 *
 * @param section the section that has the name
 * @param name the whole name
 */
record DottedName(String section, String name) {

    /** The keys of an entry. The name ends before the first of them. */
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
                            "ip",
                            "cluster-id",
                            "host-suffixes",
                            "security-protocol",
                            "preflight",
                            "kafka",
                            "producer",
                            "consumer",
                            "admin",
                            "template",
                            "listener"),
            "roles", Set.of("session-name", "duration", "chain", "base", "access"));

    /** The ids of regions. After a typo for {@code regions} they are not part of a name. */
    private static final Set<String> REGIONS =
            Region.regions().stream().map(Region::id).collect(Collectors.toSet());

    private static final Pattern PATH = Pattern.compile("(clusters|roles)\\.([^.\\[]+)\\.([^.\\[]+)");

    /** The name that an unknown key such as {@code clusters.orders.eu} is part of. Empty if there is none. */
    static Optional<DottedName> at(String path, CatalogTree tree) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches() || !(tree.section(parts.group(1)).get(parts.group(2)) instanceof Map<?, ?> entry)) {
            return Optional.empty();
        }
        String section = parts.group(1);
        return wholeName(section, parts.group(2) + "." + parts.group(3), entry.get(parts.group(3)))
                .map(name -> new DottedName(section, name));
    }

    /**
     * Whether an entry such as {@code clusters.orders} is only the first part of dotted names. Then it lacks nothing
     * itself.
     */
    static boolean isFirstPart(String path, CatalogTree tree) {
        String[] parts = path.split("\\.", -1);
        return parts.length == 2
                && tree.section(parts[0]).get(parts[1]) instanceof Map<?, ?> entry
                && !entry.isEmpty()
                && entry.keySet().stream()
                        .allMatch(key -> at(path + "." + key, tree).isPresent());
    }

    /** What the user should write instead. */
    String fix() {
        return "If the name is %s, put it in brackets: portolan.%s[%s]. In YAML, put the brackets in quotes: \"[%s]\"."
                .formatted(name, section, name, name);
    }

    private static Optional<String> wholeName(String section, String name, @Nullable Object node) {
        if (!(node instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        if (!Collections.disjoint(map.keySet(), Objects.requireNonNull(KEYS.get(section)))) {
            return Optional.of(name);
        }
        return map.entrySet().stream()
                .filter(part -> !REGIONS.contains(part.getKey()))
                .flatMap(part -> wholeName(section, name + "." + part.getKey(), part.getValue()).stream())
                .findFirst();
    }
}
