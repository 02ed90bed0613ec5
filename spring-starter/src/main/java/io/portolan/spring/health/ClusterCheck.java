package io.portolan.spring.health;

import io.portolan.ClusterStatus;
import io.portolan.Portolan;
import io.portolan.diagnosis.PortolanException;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.health.contributor.Health;

/** Checks one cluster for its health. */
record ClusterCheck(String name, Portolan portolan, ClusterChecks checks, InstantSource clock) {

    ClusterHealth.Checked check() {
        try {
            checks.check(List.of(name));
            ClusterStatus status = portolan.cluster(name).status();
            return new ClusterHealth.Checked(
                    ReportHealth.of(
                            status.lastPreflight().orElseThrow(),
                            status.lastPreflightAt().orElseThrow()),
                    status.lastPreflightAt().orElseThrow());
        } catch (PortolanException e) {
            return new ClusterHealth.Checked(ReportHealth.of(e), clock.instant());
        } catch (RuntimeException e) {
            return new ClusterHealth.Checked(Health.down(e).build(), clock.instant());
        }
    }
}
