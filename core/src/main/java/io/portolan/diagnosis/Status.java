package io.portolan.diagnosis;

import java.util.Locale;

/** How a stage, or a whole preflight, ended. */
enum Status {
    OK("OK"),
    WARNING("WARNING"),
    FAILED("FAILED"),
    SKIPPED("skipped");

    private final String text;

    Status(String text) {
        this.text = text;
    }

    static Status of(Severity severity) {
        return switch (severity) {
            case INFO -> OK;
            case WARNING -> WARNING;
            case FAILURE -> FAILED;
        };
    }

    static Status of(StageReport stage) {
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
