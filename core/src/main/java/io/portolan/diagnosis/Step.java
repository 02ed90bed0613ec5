package io.portolan.diagnosis;

import java.time.Duration;

/**
 * One thing that a stage did, such as a connection or a question to one name server. A value.
 *
 * @param name what was asked of whom, such as {@code central 10.20.1.53 A boot-….amazonaws.com}
 * @param outcome how it ended, such as {@code NXDOMAIN}
 * @param duration how long it took or how long the stage waited for it
 */
public record Step(String name, String outcome, Duration duration) {

    /** Escapes characters that would turn the text around them. */
    public Step {
        name = VisibleText.of(name);
        outcome = VisibleText.of(outcome);
    }
}
