package io.portolan.diagnosis;

import java.util.Locale;

/** How a stage or a whole preflight ended. */
enum CheckStatus {
    OK("OK"),
    WARNING("WARNING"),
    FAILED("FAILED"),
    SKIPPED("skipped");

    private final String text;

    CheckStatus(String text) {
        this.text = text;
    }

    static CheckStatus of(Severity severity) {
        return switch (severity) {
            case INFO -> OK;
            case WARNING -> WARNING;
            case FAILURE -> FAILED;
        };
    }

    static CheckStatus of(StageReport stage) {
        return stage.skipped() ? SKIPPED : of(stage.severity());
    }

    /** As in a text tree. */
    String text() {
        return text;
    }

    /** As in JSON. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
