package io.portolan.diagnosis;

import io.portolan.diagnosis.MatrixSite.PairReport;
import io.portolan.diagnosis.ReportedState.LastChange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A site and a cluster.
 *
 * @param report what the site says. Empty if no report of the site has the cluster, or if the site does not use it.
 */
record MatrixPair(MatrixSite site, MatrixCluster cluster, Optional<PairReport> report) {

    MatrixPair {
        report = report.filter(known -> site.uses(cluster));
    }

    PairStatus status() {
        return site.uses(cluster)
                ? report.map(each -> PairStatus.of(each.cluster().state())).orElse(PairStatus.NOT_REPORTED)
                : PairStatus.NOT_USED;
    }

    boolean stale() {
        return report.map(PairReport::stale).orElse(false);
    }

    Optional<Duration> roundTrip() {
        return report.flatMap(each -> each.cluster().roundTrip());
    }

    Optional<LastChange> change() {
        return report.map(each -> each.cluster().change());
    }

    List<String> codes() {
        return report.map(each -> each.cluster().state().codes()).orElse(List.of());
    }

    /** {@code shop to orders (us-west-2)}. */
    @Override
    public String toString() {
        return site.name() + " to " + cluster;
    }
}
