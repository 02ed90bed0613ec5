package io.portolan.spring.actuate;

import io.portolan.Cluster;
import io.portolan.Portolan;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.PreflightReports;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Actuator endpoint: what is known of the clusters, from memory, and checks of them now. Thread-safe.
 *
 * <p>{@code GET /actuator/portolan}, {@code GET /actuator/portolan/orders}; {@code POST} to the same paths checks first.
 */
@Endpoint(id = "portolan")
final class PortolanEndpoint {

    private final Portolan portolan;
    private final Collection<String> names;
    private final InstantSource clock;

    /** @param names the logical names of the catalog */
    PortolanEndpoint(Portolan portolan, Collection<String> names, InstantSource clock) {
        this.portolan = portolan;
        this.names = List.copyOf(names);
        this.clock = clock;
    }

    /** Every cluster of the catalog; nothing is called. */
    @ReadOperation
    public ClusterViews clusters() {
        Map<String, ClusterView> views = new LinkedHashMap<>();
        names.forEach(name -> views.put(name, view(portolan.cluster(name))));
        return new ClusterViews(views);
    }

    /** One cluster, nothing being called; nothing if it is not in the catalog. */
    @ReadOperation
    public @Nullable ClusterView cluster(@Selector String cluster) {
        return names.contains(cluster) ? view(portolan.cluster(cluster)) : null;
    }

    /** Checks all clusters side by side, and tells what was found. */
    @WriteOperation
    public ClusterViews preflightAll() {
        portolan.preflight(names);
        return clusters();
    }

    /** Checks a cluster, and tells what was found; takes no longer than the preflight's deadline. */
    @WriteOperation
    public ClusterView preflight(@Selector String cluster) {
        if (!names.contains(cluster)) {
            throw new InvalidEndpointRequestException(
                    "No cluster " + cluster + " in the catalog, only " + names, "The catalog has only " + names);
        }
        portolan.cluster(cluster).preflight();
        return view(portolan.cluster(cluster));
    }

    /** The last reports of those of these clusters that were checked. */
    PreflightReports reports(String cluster) {
        List<PreflightReport> reports = names.stream()
                .filter(name -> cluster.equals("*") || cluster.equals(name))
                .map(name -> portolan.cluster(name).status().lastPreflight())
                .flatMap(Optional::stream)
                .toList();
        return PreflightReports.of(reports);
    }

    private ClusterView view(Cluster cluster) {
        return ClusterView.of(cluster.status(), clock.instant());
    }
}
