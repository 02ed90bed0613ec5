package io.portolan.cli;

import io.portolan.diagnosis.PortolanException;
import java.io.PrintStream;
import java.util.stream.Collectors;

/** Prints a failure of credentials once until it changes, and once that they can be had again. Thread-safe. */
final class FailureLines {

    private final PrintStream err;
    private String last = "";

    FailureLines(PrintStream err) {
        this.err = err;
    }

    synchronized void printFailure(PortolanException failure) {
        String text = withoutTimes(failure);
        if (!text.equals(last)) {
            err.println("portolan: " + failure.getMessage());
            last = text;
        }
    }

    synchronized void printSuccess() {
        if (!last.isEmpty()) {
            err.println("portolan: The credentials can be had again.");
            last = "";
        }
    }

    /** A time that goes on, in what was seen, is no change. */
    private static String withoutTimes(PortolanException failure) {
        return failure.findings().stream()
                .map(finding -> finding.code() + " " + finding.subject() + " " + finding.cause())
                .collect(Collectors.joining("\n", "failure\n", ""));
    }
}
