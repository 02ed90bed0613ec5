package io.portolan.testkit.aws;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form that a call of the query protocol sends. */
final class QueryForm {

    private final SortedMap<String, String> parameters;

    private QueryForm(SortedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    static QueryForm parse(HttpRequest request) {
        return new QueryForm(QueryParameters.parse(request.body()));
    }

    /** Whether a request is for the service with this version of its API. */
    static boolean hasVersion(HttpRequest request, String version) {
        return request.path().equals("/") && version.equals(parse(request).text("Version"));
    }

    @Nullable
    String text(String name) {
        return parameters.get(name);
    }

    String text(String name, String otherwise) {
        return parameters.getOrDefault(name, otherwise);
    }

    /** A parameter that the operation needs. */
    String require(String name) throws AwsDenied {
        String value = text(name);
        if (value == null) {
            throw AwsDenied.invalid(name, "The request must contain the parameter " + name);
        }
        return value;
    }

    /** The values of the parameters {@code <name>.1}, {@code <name>.2} and so on. */
    List<String> texts(String name) {
        Pattern item = Pattern.compile(Pattern.quote(name) + "\\.\\d+");
        return parameters.entrySet().stream()
                .filter(parameter -> item.matcher(parameter.getKey()).matches())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The parameters {@code Filter.<n>.Name} and {@code Filter.<n>.Value.<m>} of EC2. */
    ItemFilter filters() {
        Map<String, Set<String>> filters = new LinkedHashMap<>();
        for (int n = 1; parameters.containsKey("Filter." + n + ".Name"); n++) {
            filters.computeIfAbsent(text("Filter." + n + ".Name", ""), name -> new LinkedHashSet<>())
                    .addAll(texts("Filter." + n + ".Value"));
        }
        return new ItemFilter(filters);
    }
}
