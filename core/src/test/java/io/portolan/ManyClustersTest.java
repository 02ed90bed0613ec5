package io.portolan;

import static io.portolan.OrdersEstate.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.PreflightReports;
import io.portolan.diagnosis.Severity;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.Step;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link ManyClusters} runs preflights side by side, and listeners hear of them. */
class ManyClustersTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(OrdersEstate.oneCluster());

    @Test
    void fiftyClustersAreCheckedAFewAtATime(LocalMsk msk) {
        List<String> names = IntStream.rangeClosed(1, 50)
                .mapToObj(number -> "orders-" + number)
                .toList();
        try (Portolan portolan = OrdersEstate.builder(msk, text -> withCopies(msk, text, names))
                .preflightDeadline(Duration.ofMinutes(1))
                .open()) {
            PreflightReports reports = portolan.preflight(names);

            assertThat(reports.reports()).extracting(PreflightReport::cluster).containsExactlyElementsOf(names);
            assertThat(reports.severity()).as(reports.toString()).isEqualTo(Severity.INFO);
            assertThat(reports.toString()).endsWith("50 of 50 clusters OK, 0 with warnings, 0 failed");
        }
        assertThat(msk.calls().count("sts:AssumeRole", OrdersEstate.CLIENT))
                .as("one session for all")
                .isEqualTo(1);
    }

    @Test
    void unknownNamesStopAllChecks(LocalMsk msk) {
        try (Portolan portolan = open(msk)) {
            PortolanException e = catchThrowableOfType(
                    PortolanException.class, () -> portolan.preflight(List.of("order", "orders", "payments")));
            assertThat(e.findings()).extracting(Finding::subject).containsExactly("order", "payments");
        }
        assertThat(msk.calls().all()).isEmpty();
    }

    @Test
    void listenerHearsEachStepStartAndEnd(LocalMsk msk) {
        List<String> started = new CopyOnWriteArrayList<>();
        List<String> ended = new CopyOnWriteArrayList<>();
        PortolanListener listener = new PortolanListener() {
            @Override
            public void start(String cluster, Stage stage, String step) {
                started.add(cluster + " " + stage + " " + step);
            }

            @Override
            public void end(String cluster, Stage stage, Step step) {
                ended.add(cluster + " " + stage + " " + step);
                throw new IllegalStateException("a listener's fault is no fault of the path");
            }
        };
        PreflightReport report;
        try (Portolan portolan =
                OrdersEstate.builder(msk, text -> text).listener(listener).open()) {
            report = portolan.cluster("orders").preflight().orThrow();
        }
        assertThat(started).containsExactlyInAnyOrderElementsOf(steps(report, Step::name));
        assertThat(ended).containsExactlyInAnyOrderElementsOf(steps(report, Step::toString));
        assertThat(report.criticalPath())
                .extracting(step -> step.name().replaceFirst(" .*", ""))
                .containsSubsequence("credentials", "bootstrap", "TCP", "TLS", "SASL", "metadata", "TCP");
        assertThat(report.environment()).isEqualTo("prod");
    }

    private static List<String> steps(PreflightReport report, Function<Step, String> text) {
        return report.stages().stream()
                .flatMap(stage -> stage.steps().stream()
                        .map(step -> report.cluster() + " " + stage.stage() + " " + text.apply(step)))
                .toList();
    }

    private static String withCopies(LocalMsk msk, String text, List<String> names) {
        String copies = names.stream()
                .map(name -> "  " + name + ": {region: us-east-2, role: orders-client, bootstrap-servers: \""
                        + msk.cluster("orders").bootstrapServers() + "\"}\n")
                .collect(Collectors.joining());
        return text.replace("clusters:\n", "clusters:\n" + copies);
    }
}
