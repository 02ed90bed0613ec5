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
 * What is known of a cluster, as JSON; without a secret. Times are ISO 8601 in UTC, parts that are not known are left out.
 *
 * @param region its region's id
 * @param brokers the bootstrap brokers in memory
 * @param lookups how often they were asked for since the start
 * @param credentials the session for Kafka
 * @param preflight the last check
 */
record ClusterView(
        @Nullable String region,
        @Nullable Brokers brokers,
        LookupCounts lookups,
        @Nullable Credentials credentials,
        @Nullable Preflight preflight)
        implements OperationResponseBody {

    /**
     * @param source {@code catalog}, {@code msk_api} or {@code snapshot}
     * @param since when it said so
     */
    record Brokers(List<String> bootstrapServers, String source, String since, long ageSeconds) {}

    /** @param secondsLeft less than zero once they are expired */
    record Credentials(String expiry, long secondsLeft) {}

    /**
     * @param status {@code ok}, {@code warning} or {@code failed}, as in the report
     * @param stages the same of each stage, or {@code skipped}
     * @param findings those that are not merely worth knowing
     */
    record Preflight(
            String at,
            long ageSeconds,
            String status,
            long millis,
            Map<String, String> stages,
            List<Problem> findings) {}

    /** @param severity {@code warning} or {@code failure}, as in the report */
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
