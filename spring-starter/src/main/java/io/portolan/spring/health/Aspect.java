package io.portolan.spring.health;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.StageReport;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who has to mend it: the parts that a check is told by. */
enum Aspect {
    /** Base identity, role chains, STS. */
    CREDENTIALS(Stage.CREDENTIALS),
    /** The MSK API's answer. */
    LOOKUP(Stage.CATALOG, Stage.BROKERS),
    /** Resolvers and forwarding rules. */
    DNS(Stage.DNS, Stage.ADVERTISED_DNS),
    /** Ports, certificates, and what the brokers themselves say. */
    BROKER(Stage.TCP, Stage.TLS, Stage.IAM, Stage.METADATA, Stage.ADVERTISED_TCP);

    /** A role for Kafka is assumed in the stage of the brokers' own answer; they are not to blame for it. */
    private static final Set<Code> OF_CREDENTIALS =
            EnumSet.of(Code.BASE_IDENTITY_UNAVAILABLE, Code.ROLE_NOT_ASSUMABLE, Code.STS_UNAVAILABLE, Code.CLOCK_SKEW);

    private final Set<Stage> stages;

    Aspect(Stage... stages) {
        this.stages = EnumSet.copyOf(Set.of(stages));
    }

    /** The detail's key. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The detail's value: the worst of its findings, or that nothing was checked. */
    String verdict(PreflightReport report) {
        return findings(report)
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .map(Aspect::word)
                .orElse("SKIPPED");
    }

    private Stream<Finding> findings(PreflightReport report) {
        return report.stages().stream()
                .flatMap(stage -> stage.findings().stream().filter(of(stage)));
    }

    private Predicate<Finding> of(StageReport stage) {
        return finding ->
                OF_CREDENTIALS.contains(finding.code()) ? this == CREDENTIALS : stages.contains(stage.stage());
    }

    private static String word(Severity severity) {
        return switch (severity) {
            case INFO -> "OK";
            case WARNING -> "WARNING";
            case FAILURE -> "FAILED";
        };
    }
}
