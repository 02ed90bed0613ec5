package io.portolan.spring.health;

import io.portolan.Cluster;
import io.portolan.ClusterStatus;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PreflightReport;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;

/** Checks a cluster unless another check was recent. */
record ClusterCheck(Supplier<Cluster> cluster, InstantSource clock) {

    ClusterHealth.Checked checkIfOlder(Instant earliest) {
        try {
            Cluster found = cluster.get();
            ClusterStatus status = found.status();
            Instant last = status.lastPreflightAt().orElse(Instant.MIN);
            return last.isBefore(earliest)
                    ? checked(found.preflight(), clock.instant())
                    : checked(status.lastPreflight().orElseThrow(), last);
        } catch (PortolanException e) {
            return new ClusterHealth.Checked(ReportHealth.of(e), clock.instant());
        } catch (RuntimeException e) {
            return new ClusterHealth.Checked(Health.down(e).build(), clock.instant());
        }
    }

    private static ClusterHealth.Checked checked(PreflightReport report, Instant at) {
        return new ClusterHealth.Checked(ReportHealth.of(report, at), at);
    }
}
