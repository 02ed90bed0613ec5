package io.portolan.diagnosis;

import io.portolan.diagnosis.ReportedState.LastChange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one report of a site says about a cluster.
 *
 * @param report its warnings and failures, without what is sound
 * @param state the worse of what the report says and of what its findings say
 * @param unknown findings of a newer version, each as a text
 */
record ReportedCluster(
        PreflightReport report,
        ReportedState state,
        Optional<Duration> roundTrip,
        LastChange change,
        List<String> unknown) {

    MatrixCluster column() {
        return new MatrixCluster(report.cluster(), report.region());
    }
}
