package io.portolan.preflight;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.StageReport;
import io.portolan.runtime.ElapsedTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** Runs stages one after the other until one fails. The rest is skipped. For one thread. */
final class StageRunner {

    private final String cluster;
    private final PortolanListener listener;
    private final ParallelChecks checks;
    private final List<StageReport> reports = new ArrayList<>();
    private boolean failed;

    /** The deadline of all stages together begins here. */
    StageRunner(String cluster, PortolanListener listener, ExecutorService executor, PreflightDeadline deadline) {
        this.cluster = cluster;
        this.listener = listener;
        this.checks = new ParallelChecks(executor, new RunDeadline(deadline), log(Stage.CATALOG));
    }

    private StepLog log(Stage stage) {
        return new StepLog(cluster, stage, listener);
    }

    /** Runs a stage if it applies to this cluster and none before it has failed. */
    void run(Stage stage, boolean applies, Function<ParallelChecks, List<Finding>> check) {
        if (failed || !applies) {
            reports.add(StageReport.skipped(stage));
            return;
        }
        StepLog log = log(stage);
        long start = System.nanoTime();
        List<Finding> findings = findings(check, checks.inStage(log));
        StageReport report = new StageReport(stage, false, ElapsedTime.since(start), findings, log.steps());
        failed |= report.failed();
        reports.add(report);
    }

    /** Starts work that a later stage needs if that stage will run. */
    <T> Callable<T> startEarly(Callable<T> work) {
        return failed ? work : checks.startEarly(work);
    }

    /** Whether a stage has failed so far. */
    boolean failed() {
        return failed;
    }

    private List<Finding> findings(Function<ParallelChecks, List<Finding>> check, ParallelChecks checksOfStage) {
        try {
            return check.apply(checksOfStage);
        } catch (PortolanException e) {
            failed = true;
            return e.findings();
        }
    }

    List<StageReport> reports() {
        return reports;
    }
}
