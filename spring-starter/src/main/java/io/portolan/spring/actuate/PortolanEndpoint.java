package io.portolan.spring.actuate;

import io.portolan.Cluster;
import io.portolan.ClusterStatus;
import io.portolan.Portolan;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.PreflightReports;
import io.portolan.diagnosis.SiteReport;
import io.portolan.spring.health.ClusterChecks;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
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
 * Actuator endpoint that shows the known state of the clusters and checks them. Thread-safe.
 *
 * <p>{@code GET /actuator/portolan} shows all clusters and {@code GET /actuator/portolan/orders} shows one. {@code
 * POST} to the same paths runs the checks first.
 */
@Endpoint(id = "portolan")
final class PortolanEndpoint {

    private final Portolan portolan;
    private final ClusterChecks checks;
    private final Collection<String> names;
    private final Optional<String> site;
    private final InstantSource clock;

    /**
     * Creates an endpoint.
     *
     * @param names The logical names in the catalog.
     * @param site The site in the reports. Empty for the host's name.
     */
    PortolanEndpoint(
            Portolan portolan,
            ClusterChecks checks,
            Collection<String> names,
            Optional<String> site,
            InstantSource clock) {
        this.portolan = portolan;
        this.checks = checks;
        this.names = List.copyOf(names);
        this.site = site;
        this.clock = clock;
    }

    /** The known state of every cluster. Makes no remote call. */
    @ReadOperation
    public ClusterViews clusters() {
        Map<String, ClusterView> views = new LinkedHashMap<>();
        names.forEach(name -> views.put(name, view(portolan.cluster(name))));
        return new ClusterViews(views);
    }

    /** The known state of one cluster. Makes no remote call. Null if the cluster is not in the catalog. */
    @ReadOperation
    public @Nullable ClusterView cluster(@Selector String cluster) {
        return names.contains(cluster) ? view(portolan.cluster(cluster)) : null;
    }

    /** Checks all clusters in parallel and shows the results. A cluster that was checked just now is not checked again. */
    @WriteOperation
    public ClusterViews preflightAll() {
        checks.check(names);
        return clusters();
    }

    /**
     * Checks a cluster and shows the result. This takes no longer than the preflight's deadline. A cluster that was checked just
     * now is not checked again.
     */
    @WriteOperation
    public ClusterView preflight(@Selector String cluster) {
        if (!names.contains(cluster)) {
            throw new InvalidEndpointRequestException(
                    "The catalog has no cluster " + cluster + ", only " + names, "The catalog has only " + names);
        }
        checks.check(List.of(cluster));
        return view(portolan.cluster(cluster));
    }

    /**
     * The last reports of this cluster or of all clusters for {@code *}. Its time is that of the oldest. Clusters that were not
     * checked are left out. Empty if none was.
     */
    Optional<SiteReport> report(String cluster) {
        List<ClusterStatus> checked = names.stream()
                .filter(name -> cluster.equals("*") || cluster.equals(name))
                .map(name -> portolan.cluster(name).status())
                .filter(status -> status.lastPreflight().isPresent())
                .toList();
        List<PreflightReport> reports = checked.stream()
                .flatMap(status -> status.lastPreflight().stream())
                .toList();
        return checked.stream()
                .flatMap(status -> status.lastPreflightAt().stream())
                .min(Comparator.naturalOrder())
                .map(time -> SiteReport.ofThisHost(site, time, PreflightReports.of(reports)));
    }

    private ClusterView view(Cluster cluster) {
        return ClusterView.of(cluster.status(), clock.instant());
    }
}
