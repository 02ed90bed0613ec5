package io.portolan.testkit.broker;

/**
 * A payload was not accepted. Its message is the true reason: tests see it in {@link LocalKafka#authentications()}, the
 * client is only told "Access denied", as by MSK.
 */
public final class CallerDenied extends Exception {
    private static final long serialVersionUID = 1;

    /** Denies a caller for {@code reason}. */
    public CallerDenied(String reason) {
        super(reason);
    }
}
