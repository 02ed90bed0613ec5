package io.portolan.spring.failure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows an {@link UnsupportedSpringBootException} without a stack trace. It uses only classes that older lines have too. */
final class UnsupportedSpringBootAnalyzer extends AbstractFailureAnalyzer<UnsupportedSpringBootException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedSpringBootException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Move the application to Spring Boot " + SpringBootLine.OLDEST
                        + ". Or use portolan-core without the starter: it runs with any version.",
                cause);
    }
}
