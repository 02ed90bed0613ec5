package io.portolan;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.PreflightReports;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Checks several clusters side by side, each with a deadline of its own. */
record ManyPreflights(Function<String, Cluster> clusters, Executor executor) {

    PreflightReports of(Collection<String> names) {
        List<CompletableFuture<PreflightReport>> runs = find(names).stream()
                .map(cluster -> CompletableFuture.supplyAsync(cluster::preflight, executor))
                .toList();
        return PreflightReports.of(runs.stream().map(Joined::result).toList());
    }

    /** All of them, or one exception that names all unknown ones. */
    private List<Cluster> find(Collection<String> names) {
        List<Cluster> found = new ArrayList<>();
        List<Finding> unknown = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
            try {
                found.add(clusters.apply(name));
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
