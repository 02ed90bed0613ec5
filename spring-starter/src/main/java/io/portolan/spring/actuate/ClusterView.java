package io.portolan.spring.actuate;

import io.portolan.ClusterStatus;
import io.portolan.brokers.KnownBrokers;
import io.portolan.brokers.LookupCounts;
import io.portolan.catalog.BrokerAddress;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The known state of a cluster as JSON. It contains no secret. Times are ISO 8601 in UTC. Unknown parts are left out.
 *
 * @param region The id of the cluster's region.
 * @param brokers The bootstrap brokers in memory.
 * @param lookups The number of look-ups since the start.
 * @param credentials The session for Kafka.
 * @param preflight The last check.
 */
record ClusterView(
        @Nullable String region,
        @Nullable Brokers brokers,
        LookupCounts lookups,
        @Nullable Credentials credentials,
        @Nullable Preflight preflight)
        implements OperationResponseBody {

    /**
     * The bootstrap brokers in memory.
     *
     * @param source The source: {@code catalog}, {@code msk_api} or {@code snapshot}.
     * @param since The time when the source reported them.
     */
    record Brokers(List<String> bootstrapServers, String source, String since, long ageSeconds) {}

    /**
     * The session for Kafka.
     *
     * @param secondsLeft The time until the expiry in seconds. It is negative after the expiry.
     */
    record Credentials(String expiry, long secondsLeft) {}

    /**
     * The last check.
     *
     * @param status The status in the report: {@code ok}, {@code warning} or {@code failed}.
     * @param stages The status of each stage. It may also be {@code skipped}.
     * @param findings The findings except those that are for information only.
     */
    record Preflight(
            String at,
            long ageSeconds,
            String status,
            long millis,
            Map<String, String> stages,
            List<Problem> findings) {}

    /**
     * A finding of the last check.
     *
     * @param severity The severity in the report: {@code warning} or {@code failure}.
     */
    record Problem(String code, String severity, String subject, String asked, String seen, String cause, String fix) {}

    static ClusterView of(ClusterStatus status, Instant now) {
        return new ClusterView(
                status.region().orElse(null),
                status.brokers().map(known -> brokers(known, now)).orElse(null),
                status.lookups(),
                status.credentialsExpiry()
                        .map(expiry -> credentials(expiry, now))
                        .orElse(null),
                status.lastPreflight()
                        .flatMap(report -> status.lastPreflightAt().map(at -> preflight(report, at, now)))
                        .orElse(null));
    }

    private static Brokers brokers(KnownBrokers known, Instant now) {
        List<String> servers = known.brokers().addresses().stream()
                .map(BrokerAddress::toString)
                .sorted()
                .toList();
        return new Brokers(servers, lower(known.source()), known.since().toString(), seconds(known.since(), now));
    }

    private static Credentials credentials(Instant expiry, Instant now) {
        return new Credentials(expiry.toString(), seconds(now, expiry));
    }

    private static Preflight preflight(PreflightReport report, Instant at, Instant now) {
        Map<String, String> stages = new LinkedHashMap<>();
        report.stages().forEach(stage -> stages.put(lower(stage.stage()), stage.status()));
        List<Problem> problems = report.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(ClusterView::problem)
                .toList();
        return new Preflight(
                at.toString(),
                seconds(at, now),
                report.status(),
                report.duration().toMillis(),
                stages,
                problems);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Problem problem(Finding finding) {
        return new Problem(
                finding.code().name(),
                lower(finding.severity()),
                finding.subject(),
                finding.asked(),
                finding.seen(),
                finding.cause(),
                finding.fix());
    }

    private static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }
}
