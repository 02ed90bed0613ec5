package io.portolan;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.PreflightReports;
import io.portolan.diagnosis.Severity;
import io.portolan.runtime.Futures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.kafka.common.errors.InterruptException;

/** Does work for several clusters side by side. It takes about as long as for the slowest one alone. */
record ManyClusters(OpenClusters clusters, Executor executor) {

    /** One report for each cluster. If names are unknown, nothing is checked and one exception reports all of them. */
    PreflightReports preflight(Collection<String> names) {
        List<CompletableFuture<PreflightReport>> runs = find(names).stream()
                .map(cluster -> CompletableFuture.supplyAsync(cluster::preflight, executor))
                .toList();
        return PreflightReports.of(runs.stream()
                .map(run -> Futures.await(run, InterruptException::new))
                .toList());
    }

    /** Warms up every cluster that it can. Then it throws one exception if any cluster failed. */
    void warmUp(Collection<String> names) {
        Map<String, CompletableFuture<Void>> runs = new LinkedHashMap<>();
        for (String name : new LinkedHashSet<>(names)) {
            runs.put(name, CompletableFuture.runAsync(() -> clusters.find(name).warmUp(), executor));
        }
        Map<String, List<Finding>> failures = failures(runs);
        if (!failures.isEmpty()) {
            throw new PortolanException(
                    "These clusters are not ready: " + String.join(", ", failures.keySet()),
                    failures.values().stream().flatMap(List::stream).toList(),
                    null);
        }
    }

    private static Map<String, List<Finding>> failures(Map<String, CompletableFuture<Void>> runs) {
        Map<String, List<Finding>> failures = new LinkedHashMap<>();
        runs.forEach((name, run) -> {
            try {
                Futures.await(run, InterruptException::new);
            } catch (PortolanException e) {
                failures.put(name, failures(e));
            }
        });
        return failures;
    }

    private static List<Finding> failures(PortolanException e) {
        return e.findings().stream()
                .filter(finding -> finding.severity() == Severity.FAILURE)
                .toList();
    }

    private List<Cluster> find(Collection<String> names) {
        List<Cluster> found = new ArrayList<>();
        List<Finding> unknown = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
            try {
                found.add(clusters.find(name));
            } catch (PortolanException e) {
                unknown.addAll(e.findings());
            }
        }
        if (!unknown.isEmpty()) {
            throw new PortolanException("Not all of these clusters are known", unknown, null);
        }
        return found;
    }
}
