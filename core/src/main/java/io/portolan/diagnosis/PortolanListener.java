package io.portolan.diagnosis;

import java.util.Set;

/**
 * Hears what Portolan does, for a display of progress or for metrics. Each Portolan calls it on one thread of its own, named
 * {@code portolan-listener}, one event after the other in their order. Nobody waits for that thread. So a listener may call
 * back into Portolan, and a slow one delays only itself. It hears of an event a little after it happened. If 100,000 events
 * wait for it, further ones are lost. What it throws is ignored, and logged the first time.
 *
 * <p>The thread's context class loader is Portolan's own. {@code Portolan.close()} waits up to a second for the events so far.
 *
 * <p>{@code Portolan.builder(catalog).listener(listener).open();}
 */
public interface PortolanListener {

    /** Hears nothing. */
    PortolanListener NONE = new PortolanListener() {};

    /**
     * A step of a preflight begins. One end follows each start. If the step is still under way at the preflight's deadline, its end
     * comes after the report or never.
     *
     * @param cluster the cluster's logical name
     * @param step the name of the step, the same as at its end
     */
    default void start(String cluster, Stage stage, String step) {}

    /** A step of a preflight has ended. */
    default void end(String cluster, Stage stage, Step step) {}

    /** A whole preflight has ended, well or not. The cluster's status shows it already. */
    default void preflighted(PreflightReport report) {}

    /**
     * One attempt of a call to STS or the MSK API has ended, well or not. Sessions are shared in a JVM. So each Portolan that
     * shares a session hears of its calls, also of those that others made.
     */
    default void called(RemoteCall call) {}

    /**
     * The bootstrap brokers of a cluster have changed. The first look-up is no change, nor is another order.
     *
     * @param cluster the cluster's logical name
     * @param before the brokers as {@code host:port}
     * @param after the brokers as {@code host:port}. Not equal to {@code before}.
     */
    default void brokersChanged(String cluster, Set<String> before, Set<String> after) {}

    /**
     * A client gets no credentials for a broker, because the broker's addresses are wrong now or the credentials are missing. The
     * client tries again by itself. Reported once until it changes. Clients do not know which Portolan made them. So a Portolan
     * hears of all clients in the JVM whose cluster has a name that it was asked for.
     *
     * @param cluster the cluster's logical name
     * @param host the broker's name
     * @param finding what is wrong and what to do
     */
    default void credentialsWithheld(String cluster, String host, Finding finding) {}

    /**
     * The metadata of a running client names another cluster than the catalog's {@code cluster-id}. The client makes no new
     * connection. Reported once for each client until it meets the right cluster again. A Portolan hears of the same
     * clients as of {@link #credentialsWithheld}.
     *
     * @param cluster the cluster's logical name
     * @param finding both ids and what to do. Its code is {@link Code#WRONG_CLUSTER}.
     */
    default void otherClusterMet(String cluster, Finding finding) {}

    /** A broker whose credentials were withheld gets them again. */
    default void credentialsReleased(String cluster, String host) {}

    /**
     * Whether this listener logs the events that it hears of. Portolan then does not log reports, ready clusters and withheld
     * credentials itself. The answer must always be the same.
     */
    default boolean replacesLog() {
        return false;
    }
}
