package io.portolan.testkit.aws;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The filters of a call. An item stays if it has one of the wanted values for each filter.
 *
 * @param wanted the values by the names of the filters
 */
record ItemFilter(Map<String, Set<String>> wanted) {

    /**
     * The items that stay.
     *
     * @param attributes the values that an item has, by the names of all filters that there are
     */
    <T> List<T> select(List<T> items, Map<String, Function<T, Stream<String>>> attributes) throws AwsDenied {
        for (String name : wanted.keySet()) {
            if (!attributes.containsKey(name)) {
                throw AwsDenied.invalid("filter", "The filter '" + name + "' is invalid");
            }
        }
        return items.stream().filter(item -> hasAll(item, attributes)).toList();
    }

    private <T> boolean hasAll(T item, Map<String, Function<T, Stream<String>>> attributes) {
        return wanted.entrySet().stream()
                .allMatch(filter -> attributes
                        .getOrDefault(filter.getKey(), any -> Stream.empty())
                        .apply(item)
                        .anyMatch(filter.getValue()::contains));
    }
}
