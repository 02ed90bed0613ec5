package io.portolan.examples.orders;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows the state of the clusters. The page asks every few seconds. This causes no load, since the health is cached.
 */
@RestController
final class ClusterController {

    private final Portolan portolan;
    private final ClusterCatalog catalog;
    private final HealthEndpoint health;

    ClusterController(Portolan portolan, ClusterCatalog catalog, HealthEndpoint health) {
        this.portolan = portolan;
        this.catalog = catalog;
        this.health = health;
    }

    @GetMapping("/clusters")
    List<ClusterState> clusters() {
        return catalog.clusterNames().stream().map(this::state).toList();
    }

    private ClusterState state(String name) {
        // The health comes first, since it may run a check of the cluster.
        String status = Optional.ofNullable(health.healthForPath("portolan", name))
                .map(found -> found.getStatus().getCode())
                .orElse("UNKNOWN");
        return ClusterState.of(portolan.cluster(name), status);
    }
}
