package io.portolan.spring;

import io.portolan.catalog.ReservedProperty;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Finds Spring properties that would lead the clients of a cluster elsewhere or break their authentication. They are
 * often left over from a migration and have no use. Each is refused with its name and origin.
 */
final class RefusedProperties {

    private static final ConfigurationPropertyName SPRING_KAFKA = ConfigurationPropertyName.of("spring.kafka");
    private static final Set<String> GROUPS = Set.of("producer", "consumer", "admin", "streams");

    private final Environment environment;
    private final PropertyOrigins origins = new PropertyOrigins();

    RefusedProperties(Environment environment) {
        this.environment = environment;
    }

    /** Whether {@code spring.kafka.*} names brokers. Then Spring Boot's own clients have a cluster. */
    static boolean namesBrokers(Environment environment) {
        return new RefusedProperties(environment).findBelow(SPRING_KAFKA).containsValue(ReservedProperty.BROKERS);
    }

    /** The findings for {@code spring.kafka.*}. */
    List<Finding> findInSpringKafka() {
        return findBelow(SPRING_KAFKA).entrySet().stream()
                .map(entry -> finding(
                        entry.getKey(),
                        entry.getValue(),
                        " If it belongs to a cluster that Spring Boot should configure, set portolan.primary=none."))
                .toList();
    }

    /** The findings for the groups of one cluster. */
    List<Finding> findInCluster(ConfigurationPropertyName cluster) {
        return findBelow(cluster).entrySet().stream()
                .filter(entry ->
                        GROUPS.contains(entry.getKey().getElement(cluster.getNumberOfElements(), Form.UNIFORM)))
                .map(entry -> finding(entry.getKey(), entry.getValue(), ""))
                .toList();
    }

    /** The finding about one property. It leaves out the value, which may be a secret. */
    private Finding finding(ConfigurationPropertyName name, ReservedProperty reserved, String otherwise) {
        return Finding.about(Code.OVERRIDE_REFUSED, origins.subject(name.toString()))
                .asked("a property that is the application's to set")
                .seen("the property " + name)
                .cause(reserved.cause())
                .fix(reserved.fix() + otherwise)
                .build();
    }

    private Map<ConfigurationPropertyName, ReservedProperty> findBelow(ConfigurationPropertyName prefix) {
        Map<ConfigurationPropertyName, ReservedProperty> found = new LinkedHashMap<>();
        ConfigurationPropertySources.get(environment).forEach(source -> {
            if (source instanceof IterableConfigurationPropertySource names) {
                names.stream().filter(prefix::isAncestorOf).forEach(name -> {
                    ConfigurationProperty property = Objects.requireNonNull(source.getConfigurationProperty(name));
                    reserved(name, prefix.getNumberOfElements(), property.getValue())
                            .filter(reason -> !EmbeddedBroker.isAddress(environment, property.getValue()))
                            .ifPresent(reason -> {
                                origins.put(name, property.getOrigin());
                                found.putIfAbsent(name, reason);
                            });
                });
            }
        });
        return found;
    }

    private static Optional<ReservedProperty> reserved(ConfigurationPropertyName name, int prefix, Object value) {
        int start = GROUPS.contains(name.getElement(prefix, Form.UNIFORM)) ? prefix + 1 : prefix;
        String kafka = switch (key(name, start, Form.UNIFORM)) {
            case "bootstrapservers", "bootstrap.servers" -> "bootstrap.servers";
            case "security.protocol" -> "security.protocol";
            default ->
                key(name, start, Form.UNIFORM).startsWith("properties.") ? key(name, start + 1, Form.ORIGINAL) : "";
        };
        return ReservedProperty.of(kafka, value.toString());
    }

    private static String key(ConfigurationPropertyName name, int start, Form form) {
        return IntStream.range(start, name.getNumberOfElements())
                .filter(i -> !name.isNumericIndex(i))
                .mapToObj(i -> name.getElement(i, form))
                .collect(Collectors.joining("."));
    }
}
