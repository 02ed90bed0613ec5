package io.portolan.spring.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.RemoteCall;
import io.portolan.diagnosis.Severity;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.Step;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Times and counts the events that Portolan reports to its listeners. Thread-safe. */
final class ListenerMetrics implements PortolanListener {

    private final Function<String, Tags> clusters;
    private final MeterProvider<Timer> calls;
    private final MeterProvider<Timer> preflights;
    private final MeterProvider<Timer> steps;
    private final MeterProvider<Counter> findings;
    private final MeterProvider<Counter> changes;
    private final MeterProvider<Counter> withheld;

    /**
     * Creates the meters.
     *
     * @param clusters The tags of a cluster by its name.
     */
    ListenerMetrics(MeterRegistry registry, Function<String, Tags> clusters) {
        this.clusters = clusters;
        calls = timer("portolan.calls", "Attempts to call STS and the MSK API", registry);
        preflights = timer("portolan.preflight", "Preflights of a cluster with all stages", registry);
        steps = timer("portolan.preflight.steps", "Steps of preflights, such as one query to a name server", registry);
        findings = counter("portolan.preflight.findings", "Problems that preflights found", registry);
        changes = counter("portolan.brokers.changes", "Changes of the bootstrap brokers", registry);
        withheld = counter("portolan.credentials.withheld", "Brokers that clients withheld credentials from", registry);
    }

    private static MeterProvider<Timer> timer(String name, String description, MeterRegistry registry) {
        return Timer.builder(name).description(description).withRegistry(registry);
    }

    private static MeterProvider<Counter> counter(String name, String description, MeterRegistry registry) {
        return Counter.builder(name).description(description).withRegistry(registry);
    }

    @Override
    public void called(RemoteCall call) {
        Tags tags = Tags.of(
                "service", call.service(),
                "operation", call.operation(),
                "region", call.region(),
                "subject", call.subject(),
                "outcome", lower(call.outcome()));
        calls.withTags(tags).record(call.duration());
    }

    @Override
    public void end(String cluster, Stage stage, Step step) {
        steps.withTags(clusters.apply(cluster).and("stage", lower(stage))).record(step.duration());
    }

    @Override
    public void preflighted(PreflightReport report) {
        Tags cluster = clusters.apply(report.cluster());
        preflights.withTags(cluster.and("result", report.status())).record(report.duration());
        report.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(Finding::code)
                .distinct()
                .forEach(code ->
                        findings.withTags(cluster.and("code", code.name())).increment());
    }

    @Override
    public void brokersChanged(String cluster, Set<String> before, Set<String> after) {
        changes.withTags(clusters.apply(cluster)).increment();
    }

    @Override
    public void credentialsWithheld(String cluster, String host, Finding finding) {
        withheld.withTags(clusters.apply(cluster).and("code", finding.code().name()))
                .increment();
    }

    @Override
    public void otherClusterMet(String cluster, Finding finding) {
        credentialsWithheld(cluster, "", finding);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
