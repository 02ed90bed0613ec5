package io.portolan.spring;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    private final SpringTls tls;

    /** A source of names. Its catalog lacks what only clients need. */
    CatalogSource(Environment environment, ResourceLoader resources) {
        this(environment, resources, StandIns.NONE, null);
    }

    CatalogSource(Environment environment, ResourceLoader resources, StandIns standIns, @Nullable OpenBundles bundles) {
        this.environment = environment;
        this.standIns = standIns;
        settings = PortolanSettings.of(environment);
        tls = new SpringTls(settings, bundles);
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
        boolean inFile = settings.properties().catalog() != null;
        try {
            ClusterCatalog catalog = inFile ? loadFile() : loadProperties();
            faults.addAll(primaryFaults(catalog.clusterNames()));
            if (faults.isEmpty()) {
                return catalog;
            }
        } catch (PortolanException e) {
            if (!inFile) {
                faults.addAll(primaryFaults(settings.clusterNames()));
            }
            if (faults.isEmpty()) {
                throw e;
            }
            faults.addAll(e.findings());
        }
        throw faulty(faults);
    }

    /** An unknown primary, or properties that would lead its clients elsewhere. */
    private List<Finding> primaryFaults(Set<String> clusters) {
        try {
            return PrimaryCluster.of(settings, clusters, environment).leavesSpringKafka()
                    ? List.of()
                    : refusedProperties.findInSpringKafka();
        } catch (PortolanException e) {
            return e.findings();
        }
    }

    private ClusterCatalog loadProperties() {
        try {
            Map<String, Object> tree = new PlainKafkaOverride(environment, settings)
                    .applyTo(settings.tree().toMap());
            return fromTree(tree, "portolan.*");
        } catch (PortolanException e) {
            throw faulty(propertyFaults.placed(e.findings()));
        }
    }

    private ClusterCatalog fromTree(Map<String, Object> tree, String origin) {
        return ClusterCatalog.of(tls.applyTo(standIns.applyTo(tree, this::primary)), origin, path -> "");
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
            ClusterCatalog catalog = load(resource);
            return standIns.present() || tls.present()
                    ? fromTree(CatalogTreeFile.read(resource), resource.getDescription())
                    : catalog;
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

    /** The resource may be inside a jar. */
    private static ClusterCatalog load(Resource resource) throws IOException {
        if (resource.isFile()) {
            return ClusterCatalog.load(resource.getFile().toPath());
        }
        try (InputStream stream = resource.getInputStream()) {
            return ClusterCatalog.load(stream, resource.getDescription());
        }
    }
}
