package io.portolan.diagnosis;

/**
 * Hears of each step of a preflight, so that progress can be shown and metrics taken. Called on the threads that work, several
 * at a time, so it must be quick and thread-safe; what it throws is logged and otherwise ignored.
 *
 * <p>Each start is followed by one end, unless the step is still under way at the deadline of the whole: its end then comes
 * late, after the report, or never.
 */
public interface PreflightListener {

    /** Hears nothing. */
    PreflightListener NONE = new PreflightListener() {};

    /**
     * A step begins.
     *
     * @param cluster the cluster's logical name
     * @param step the name of the step, the same as at its end
     */
    default void start(String cluster, Stage stage, String step) {}

    /** A step has ended. */
    default void end(String cluster, Stage stage, Step step) {}
}
