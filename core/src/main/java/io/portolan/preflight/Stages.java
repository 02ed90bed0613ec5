package io.portolan.preflight;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.StageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Runs stages one after the other until one fails; the rest is skipped. For one thread. */
final class Stages {

    private final List<StageReport> reports = new ArrayList<>();
    private boolean failed;

    void run(Stage stage, Supplier<List<Finding>> check) {
        if (failed) {
            skip(stage);
            return;
        }
        long start = System.nanoTime();
        List<Finding> findings = findings(check);
        StageReport report = new StageReport(stage, false, Elapsed.since(start), findings);
        failed |= report.failed();
        reports.add(report);
    }

    private List<Finding> findings(Supplier<List<Finding>> check) {
        try {
            return check.get();
        } catch (PortolanException e) {
            failed = true;
            return e.findings();
        }
    }

    void skip(Stage stage) {
        reports.add(StageReport.skipped(stage));
    }

    List<StageReport> reports() {
        return reports;
    }
}
