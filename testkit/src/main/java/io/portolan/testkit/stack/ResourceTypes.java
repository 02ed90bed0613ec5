package io.portolan.testkit.stack;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All types of resources that stacks can make. */
final class ResourceTypes {

    private static final Map<String, ResourceType> BY_NAME = Stream.of(
                    ResolverTypes.all(), ShareTypes.all(), SecurityGroupTypes.all(), IamTypes.all())
            .flatMap(Function.identity())
            .collect(Collectors.toUnmodifiableMap(ResourceType::name, type -> type));

    private ResourceTypes() {}

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    static ResourceType get(String name) {
        return Objects.requireNonNull(BY_NAME.get(name), "A template names known types only");
    }
}
