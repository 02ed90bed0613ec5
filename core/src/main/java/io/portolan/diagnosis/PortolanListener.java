package io.portolan.diagnosis;

import java.util.Set;

/**
 * Hears what Portolan does, so that progress can be shown and metrics taken: the steps of preflights, the calls to AWS, and
 * changed brokers. Called on the threads that work, Portolan's or the application's, several at a time, so it must be quick and
 * thread-safe; what it throws is logged, the first time, and otherwise ignored.
 *
 * <p>{@code Portolan.builder(catalog).listener(listener).open();}
 */
public interface PortolanListener {

    /** Hears nothing. */
    PortolanListener NONE = new PortolanListener() {};

    /**
     * A step of a preflight begins. Each start is followed by one end, unless the step is still under way at the deadline of the
     * whole: its end then comes late, after the report, or never.
     *
     * @param cluster the cluster's logical name
     * @param step the name of the step, the same as at its end
     */
    default void start(String cluster, Stage stage, String step) {}

    /** A step of a preflight has ended. */
    default void end(String cluster, Stage stage, Step step) {}

    /** A whole preflight has ended, well or not. */
    default void preflighted(PreflightReport report) {}

    /**
     * One attempt of a call to STS or the MSK API has ended, well or not. Sessions are shared in a JVM: every listener is told whose Portolan has
     * a share in the session that the call was made for, whoever made it.
     */
    default void called(RemoteCall call) {}

    /**
     * The bootstrap brokers of a cluster are other ones than before. Not told of the first look-up, nor of another order.
     *
     * @param cluster the cluster's logical name
     * @param before as {@code host:port}
     * @param after as {@code host:port}; not equal to {@code before}
     */
    default void brokersChanged(String cluster, Set<String> before, Set<String> after) {}
}
