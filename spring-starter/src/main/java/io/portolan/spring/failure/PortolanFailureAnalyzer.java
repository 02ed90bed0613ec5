package io.portolan.spring.failure;

import io.portolan.diagnosis.PortolanException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Turns the findings of a failed start into description and action. It runs before Spring Boot's own analyzers, which
 * know only the exceptions around ours.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PortolanFailureAnalyzer extends AbstractFailureAnalyzer<PortolanException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortolanException cause) {
        String headline = String.valueOf(cause.getMessage()).lines().findFirst().orElse("Portolan failed");
        FailureReport report = FailureReport.of(cause.findings());
        return new FailureAnalysis(headline + report.description(), report.action(), cause);
    }
}
