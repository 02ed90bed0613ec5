package io.portolan.spring;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * A stack of property sources with the highest first, and the catalog that they make. System properties and
 * environment variables may be set above them.
 */
final class SourceStack {

    private final StandardEnvironment environment = new StandardEnvironment();

    SourceStack yaml(String name, String text) throws IOException {
        return add(new YamlPropertySourceLoader(), name, text);
    }

    SourceStack properties(String text) throws IOException {
        return add(new PropertiesPropertySourceLoader(), "application.properties", text);
    }

    SourceStack variables(Map<String, Object> variables) {
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
        return this;
    }

    SourceStack systemProperties(Map<String, Object> properties) {
        String name = StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new MapPropertySource(name, properties));
        return this;
    }

    /** Adds a source above all others. */
    SourceStack commandLine(Map<String, Object> properties) {
        String[] arguments = properties.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        return this;
    }

    /** Adds a source below the others in the form that the YAML loader makes. */
    SourceStack map(String name, Map<String, Object> properties) {
        environment.getPropertySources().addLast(new OriginTrackedMapPropertySource(name, properties, true));
        return this;
    }

    StandardEnvironment environment() {
        return environment;
    }

    ClusterCatalog catalog() {
        return new CatalogSource(environment, new DefaultResourceLoader()).load();
    }

    List<Finding> faults() {
        return Objects.requireNonNull(catchThrowableOfType(PortolanException.class, this::catalog), "No fault")
                .findings();
    }

    @Override
    public String toString() {
        return environment.getPropertySources().stream()
                .map(source -> source.getName() + " " + source.getSource())
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private SourceStack add(PropertySourceLoader loader, String name, String text) throws IOException {
        ByteArrayResource resource = new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        };
        loader.load(name, resource).forEach(environment.getPropertySources()::addLast);
        return this;
    }
}
