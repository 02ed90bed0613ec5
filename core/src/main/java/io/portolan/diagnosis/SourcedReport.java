package io.portolan.diagnosis;

import java.util.List;

/**
 * A report and where it was read.
 *
 * @param source the file or the record
 */
record SourcedReport(String source, ReportedSite report) {

    List<String> environments() {
        return report.clusters().stream()
                .map(cluster -> cluster.report().environment())
                .distinct()
                .toList();
    }

    SourcedReport ofEnvironment(String environment) {
        List<ReportedCluster> clusters = report.clusters().stream()
                .filter(cluster -> cluster.report().environment().equals(environment))
                .toList();
        return new SourcedReport(source, new ReportedSite(report.site(), report.host(), report.time(), clusters));
    }
}
