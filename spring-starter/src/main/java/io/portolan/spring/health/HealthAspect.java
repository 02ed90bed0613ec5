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

/** The parts of a check, by who has to repair them. */
enum HealthAspect {
    /** The base identity, role chains and STS. */
    CREDENTIALS,
    /** The catalog and the MSK API. */
    LOOKUP,
    /** Resolvers and forwarding rules. */
    DNS,
    /** Ports, certificates and the brokers' own answers. */
    BROKER;

    /**
     * Codes about credentials. The role for Kafka is assumed in a stage of the brokers, but the brokers are not the
     * cause.
     */
    private static final Set<Code> OF_CREDENTIALS =
            EnumSet.of(Code.BASE_IDENTITY_UNAVAILABLE, Code.ROLE_NOT_ASSUMABLE, Code.STS_UNAVAILABLE, Code.CLOCK_SKEW);

    /** The key of the detail. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value of the detail. It is the severity of the worst finding, or {@code SKIPPED} if nothing was checked. */
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
