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
enum HealthAspect {
    /** Base identity, role chains, STS. */
    CREDENTIALS,
    /** The MSK API's answer. */
    LOOKUP,
    /** Resolvers and forwarding rules. */
    DNS,
    /** Ports, certificates, and what the brokers themselves say. */
    BROKER;

    /** A role for Kafka is assumed in the stage of the brokers' own answer; they are not to blame for it. */
    private static final Set<Code> OF_CREDENTIALS =
            EnumSet.of(Code.BASE_IDENTITY_UNAVAILABLE, Code.ROLE_NOT_ASSUMABLE, Code.STS_UNAVAILABLE, Code.CLOCK_SKEW);

    /** The detail's key. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The detail's value: the worst of its findings, or that nothing was checked. */
    String verdict(PreflightReport report) {
        return findings(report)
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .map(HealthAspect::word)
                .orElse("SKIPPED");
    }

    private Stream<Finding> findings(PreflightReport report) {
        return report.stages().stream()
                .flatMap(stage -> stage.findings().stream().filter(forStage(stage)));
    }

    private Predicate<Finding> forStage(StageReport stage) {
        return finding -> this == (OF_CREDENTIALS.contains(finding.code()) ? CREDENTIALS : forStage(stage.stage()));
    }

    private static HealthAspect forStage(Stage stage) {
        return switch (stage) {
            case CREDENTIALS -> CREDENTIALS;
            case CATALOG, BROKERS -> LOOKUP;
            case DNS, ADVERTISED_DNS -> DNS;
            case TCP, TLS, IAM, METADATA, ADVERTISED_TCP -> BROKER;
        };
    }

    private static String word(Severity severity) {
        return switch (severity) {
            case INFO -> "OK";
            case WARNING -> "WARNING";
            case FAILURE -> "FAILED";
        };
    }
}
