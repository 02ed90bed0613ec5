package io.portolan.preflight;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.Step;
import io.portolan.dns.LookupOutcome;
import io.portolan.runtime.ElapsedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The steps of one stage as they start and end. The listener hears of each. Thread-safe. */
final class StepLog {

    private final String cluster;
    private final Stage stage;
    private final PortolanListener listener;
    private final List<StepEntry> entries = new CopyOnWriteArrayList<>();

    /** Equal outcomes share one text. A cluster keeps its last report, and most steps end in one of a few ways. */
    private final Map<String, String> outcomes = new ConcurrentHashMap<>();

    /** @param listener must not throw */
    StepLog(String cluster, Stage stage, PortolanListener listener) {
        this.cluster = cluster;
        this.stage = stage;
        this.listener = listener;
    }

    /** The same check as a step of this name. */
    <T> Callable<T> logged(String name, Callable<T> check, Function<? super T, String> outcome) {
        StepEntry entry = new StepEntry(name);
        entries.add(entry);
        return () -> {
            listener.start(cluster, stage, name);
            try {
                T result = check.call();
                end(entry, outcome.apply(result));
                return result;
            } catch (Throwable e) {
                end(entry, failure(e));
                throw e;
            }
        };
    }

    private void end(StepEntry entry, String outcome) {
        Duration elapsed = ElapsedTime.since(entry.start);
        String known = outcomes.putIfAbsent(outcome, outcome);
        Step step = new Step(entry.name, known == null ? outcome : known, elapsed);
        entry.ended = step;
        listener.end(cluster, stage, step);
    }

    private static String failure(Throwable e) {
        return e instanceof PortolanException known
                ? known.findings().stream()
                        .map(Finding::code)
                        .distinct()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))
                : e.getClass().getSimpleName();
    }

    /** The steps in the order started. Those that still run are shown as unfinished. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (StepEntry entry : entries) {
            steps.add(entry.step());
        }
        return steps;
    }

    private static final class StepEntry {

        private final String name;
        private final long start = System.nanoTime();
        private volatile @Nullable Step ended;

        StepEntry(String name) {
            this.name = name;
        }

        Step step() {
            Step step = ended;
            Duration elapsed = ElapsedTime.since(start);
            return step == null ? new Step(name, LookupOutcome.UNFINISHED.toString(), elapsed) : step;
        }
    }
}
