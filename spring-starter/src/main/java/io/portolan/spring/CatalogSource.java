package io.portolan.spring;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** Makes the catalog from the properties or from the file that they name. */
final class CatalogSource {

    private static final String PROPERTY = "portolan.catalog";

    private final Environment environment;
    private final PortolanSettings settings;
    private final PropertyFaults propertyFaults;
    private final RefusedProperties refusedProperties;
    private final ResourceLoader resources;
    private final StandIns standIns;

    CatalogSource(Environment environment, ResourceLoader resources) {
        this(environment, resources, StandIns.NONE);
    }

    CatalogSource(Environment environment, ResourceLoader resources, StandIns standIns) {
        this.environment = environment;
        this.standIns = standIns;
        settings = PortolanSettings.of(environment);
        propertyFaults = new PropertyFaults(settings);
        refusedProperties = new RefusedProperties(environment);
        this.resources = resources;
    }

    /** The logical names of the clusters. If the properties have them, nothing else is read. */
    Set<String> clusterNames() {
        return settings.properties().catalog() == null ? settings.clusterNames() : load().clusterNames();
    }

    /**
     * Loads the complete catalog.
     *
     * @throws PortolanException with a finding for each fault. The subject is the property's origin and name.
     */
    ClusterCatalog load() {
        List<Finding> faults = new ArrayList<>(propertyFaults.unbound());
        settings.clusterPrefixes().forEach(cluster -> faults.addAll(refusedProperties.findInCluster(cluster)));
        try {
            ClusterCatalog catalog = settings.properties().catalog() == null ? loadProperties() : loadFile();
            if (!PrimaryCluster.of(settings, catalog.clusterNames(), environment)
                    .leavesSpringKafka()) {
                faults.addAll(refusedProperties.findInSpringKafka());
            }
            if (faults.isEmpty()) {
                return catalog;
            }
        } catch (PortolanException e) {
            if (faults.isEmpty()) {
                throw e;
            }
            faults.addAll(e.findings());
        }
        throw faulty(faults);
    }

    private ClusterCatalog loadProperties() {
        trustAsClientsDo();
        try {
            Map<String, Object> tree = new PlainKafkaOverride(environment, settings)
                    .applyTo(settings.tree().toMap());
            return ClusterCatalog.of(standIns.applyTo(tree, this::primary), "portolan.*", path -> "");
        } catch (PortolanException e) {
            throw faulty(propertyFaults.placed(e.findings()));
        }
    }

    /** The TLS check of the preflight needs the same trust as the clients, which read {@code spring.kafka.ssl}. */
    private void trustAsClientsDo() {
        ConfigurationPropertyName kafka = PortolanSettings.PREFIX.append("defaults.kafka");
        Binder.get(environment)
                .bind("spring.kafka.ssl", KafkaProperties.Ssl.class)
                .ifBound(ssl -> ssl.buildProperties()
                        .forEach((name, value) -> settings.tree().put(kafka.append("[" + name + "]"), value)));
    }

    private static PortolanException faulty(List<Finding> faults) {
        String headline =
                "The configuration portolan.* has " + faults.size() + (faults.size() == 1 ? " fault" : " faults");
        return new PortolanException(headline, faults, null);
    }

    private ClusterCatalog loadFile() {
        String location = Objects.requireNonNull(settings.properties().catalog());
        if (!settings.tree().isEmpty()) {
            throw new PortolanException("There are two catalogs", propertyFaults.both(PROPERTY, location));
        }
        Resource resource = resources.getResource(location);
        try {
            ClusterCatalog catalog =
                    ClusterCatalog.load(resource.isFile() ? resource.getFile().toPath() : copy(resource));
            return standIns.present() ? standIns.applyTo(resource, this::primary) : catalog;
        } catch (IOException e) {
            throw new PortolanException(
                    "The catalog cannot be read",
                    List.of(propertyFaults.unreadable(PROPERTY, resource.getDescription(), e)),
                    e);
        }
    }

    private @Nullable String primary(Set<String> clusters) {
        return PrimaryCluster.of(settings, clusters, environment).cluster();
    }

    /** The loader reads files only, and the resource may be inside a jar. */
    private static Path copy(Resource resource) throws IOException {
        Path directory = Files.createTempDirectory("portolan");
        Path file = directory.resolve(Objects.requireNonNullElse(resource.getFilename(), "portolan.yaml"));
        directory.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        try (InputStream stream = resource.getInputStream()) {
            Files.copy(stream, file);
        }
        return file;
    }
}
