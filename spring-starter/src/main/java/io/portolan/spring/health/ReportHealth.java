package io.portolan.spring.health;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;

/**
 * Turns a report into health. First it names the parts and who repairs them, then the findings. Findings contain no
 * secret.
 */
final class ReportHealth {

    private ReportHealth() {}

    static Health of(PreflightReport report, Instant at) {
        Health.Builder health = report.severity() == Severity.FAILURE ? Health.down() : Health.up();
        for (HealthAspect aspect : HealthAspect.values()) {
            health.withDetail(aspect.key(), aspect.verdict(report));
        }
        if (!report.region().isEmpty()) {
            health.withDetail("region", report.region());
        }
        health.withDetail("checked", at.toString());
        health.withDetail("millis", report.duration().toMillis());
        return findings(health, report.findings());
    }

    static Health of(PortolanException e) {
        return findings(Health.down(), e.findings());
    }

    private static Health findings(Health.Builder health, List<Finding> all) {
        List<Map<String, String>> problems = all.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(ReportHealth::details)
                .toList();
        return problems.isEmpty()
                ? health.build()
                : health.withDetail("findings", problems).build();
    }

    private static Map<String, String> details(Finding finding) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("code", finding.code().name());
        details.put("subject", finding.subject());
        details.put("seen", finding.seen());
        details.put("cause", finding.cause());
        details.put("fix", finding.fix());
        details.values().removeIf(String::isEmpty);
        return details;
    }
}
