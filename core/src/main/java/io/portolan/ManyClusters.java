package io.portolan;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.PreflightReports;
import io.portolan.diagnosis.Severity;
import io.portolan.dns.SilentServers;
import io.portolan.runtime.Futures;
import io.portolan.runtime.WorkerThreads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.InterruptException;

/** Does work for several clusters, a few at a time. Clusters that wait hold no thread. */
record ManyClusters(OpenClusters clusters) {

    /** One report for each cluster. If names are unknown, nothing is checked and one exception reports all of them. */
    PreflightReports preflight(Collection<String> names) {
        SilentServers silent = new SilentServers();
        List<Cluster> all = find(names);
        List<CompletableFuture<PreflightReport>> runs = all.stream()
                .map(cluster -> prepare(cluster, all.size()).beginPreflight(silent))
                .toList();
        try {
            return PreflightReports.of(runs.stream()
                    .map(run -> Futures.await(run, InterruptException::new))
                    .toList());
        } finally {
            // After a failure or an interruption nobody wants the rest.
            runs.forEach(run -> run.cancel(false));
        }
    }

    /** Warms up every cluster that it can. Then it throws one exception if any cluster failed. */
    void warmUp(Collection<String> names) {
        SilentServers silent = new SilentServers();
        Map<String, CompletableFuture<?>> runs = new LinkedHashMap<>();
        Set<String> all = new LinkedHashSet<>(names);
        for (String name : all) {
            runs.put(name, beginWarmUp(name, all.size(), silent));
        }
        Map<String, List<Finding>> failures = failures(runs);
        if (!failures.isEmpty()) {
            throw new PortolanException(
                    "These clusters are not ready: " + String.join(", ", failures.keySet()),
                    failures.values().stream().flatMap(List::stream).toList(),
                    null);
        }
    }

    private CompletableFuture<?> beginWarmUp(String name, int count, SilentServers silent) {
        try {
            return prepare(clusters.find(name), count).beginWarmUp(silent);
        } catch (PortolanException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** If some have to wait anyway, no cluster loads the SDK's classes within its deadline. */
    private static Cluster prepare(Cluster cluster, int count) {
        if (count > WorkerThreads.CREWS) {
            cluster.prepare();
        }
        return cluster;
    }

    private static Map<String, List<Finding>> failures(Map<String, CompletableFuture<?>> runs) {
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
