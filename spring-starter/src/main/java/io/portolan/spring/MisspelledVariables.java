package io.portolan.spring;

import io.portolan.catalog.WordSuggestions;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.ResolvableType;

/**
 * Finds environment variables that set nothing and look like a misspelled property. Spring's binder ignores them. A property's
 * dashes are left out in a variable, so {@code PORTOLAN_CLUSTERS_ORDERS_BOOTSTRAP_SERVERS} is one.
 */
final class MisspelledVariables {

    private static final String PREFIX = "PORTOLAN_";

    /** Kubernetes sets these for a service whose name begins with portolan. */
    private static final String SERVICE_LINK =
            ".*_SERVICE_(HOST|PORT)(_.*)?|.*_PORT(_[0-9]+_(TCP|UDP|SCTP)(_(ADDR|PORT|PROTO))?)?";

    private MisspelledVariables() {}

    /** A sentence about each variable. */
    static List<String> find(Map<String, ?> variables) {
        return variables.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !name.matches(SERVICE_LINK))
                .sorted()
                .flatMap(name -> meant(name).stream()
                        .filter(meant -> !meant.equals(name))
                        .map(meant ->
                                "The environment variable " + name + " sets nothing. Did you mean " + meant + "?"))
                .toList();
    }

    /** The variable of the property that is nearest. It is the variable itself if there is such a property. */
    private static Optional<String> meant(String variable) {
        List<String> words = List.of(variable.substring(PREFIX.length()).split("_"));
        return spellings(ResolvableType.forClass(PortolanProperties.class), words)
                .min(Comparator.comparingInt(Spelling::distance)
                        .thenComparing(spelling -> !variable.equals(PREFIX + spelling.text())))
                .map(spelling -> PREFIX + spelling.text());
    }

    /** The ways to read the words as a property of this type. */
    private static Stream<Spelling> spellings(ResolvableType type, List<String> words) {
        Class<?> raw = type.resolve(Object.class);
        if (raw.isRecord()) {
            return words.isEmpty()
                    ? Stream.empty()
                    : Stream.of(raw.getRecordComponents()).flatMap(key -> ofKey(key, words));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return heads(words)
                    .flatMap(name ->
                            spellings(type.getGeneric(1), name.tail()).map(rest -> rest.withHead(name.text(), 0)));
        }
        if (List.class.isAssignableFrom(raw) && !words.isEmpty() && words.get(0).matches("[0-9]+")) {
            List<String> tail = words.subList(1, words.size());
            return tail.isEmpty()
                    ? Stream.of(new Spelling(0, words.get(0)))
                    : spellings(type.getGeneric(0), tail).map(rest -> rest.withHead(words.get(0), 0));
        }
        boolean ofSpring = raw.getName().startsWith("org.springframework.");
        return words.isEmpty() || ofSpring ? Stream.of(new Spelling(0, String.join("_", words))) : Stream.empty();
    }

    private static Stream<Spelling> ofKey(RecordComponent key, List<String> words) {
        String name = key.getName().toUpperCase(Locale.ROOT);
        ResolvableType type = ResolvableType.forType(key.getGenericType());
        return heads(words).flatMap(head -> {
            int distance = WordSuggestions.distance(head.joined(), name);
            return distance > Math.max(1, name.length() / 4)
                    ? Stream.empty()
                    : spellings(type, head.tail()).map(rest -> rest.withHead(name, distance));
        });
    }

    private static Stream<Head> heads(List<String> words) {
        return IntStream.rangeClosed(1, words.size())
                .mapToObj(size -> new Head(words.subList(0, size), words.subList(size, words.size())));
    }

    /** The first words of a variable and the rest. */
    private record Head(List<String> words, List<String> tail) {

        String joined() {
            return String.join("", words);
        }

        String text() {
            return String.join("_", words);
        }
    }

    /** A way to spell a variable, and how far it is from what was written. */
    private record Spelling(int distance, String text) {

        Spelling withHead(String head, int difference) {
            return new Spelling(distance + difference, text.isEmpty() ? head : head + "_" + text);
        }
    }
}
