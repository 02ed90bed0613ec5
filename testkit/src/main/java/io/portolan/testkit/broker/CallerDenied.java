package io.portolan.testkit.broker;

/**
 * The refusal of a payload. Its message is the true reason, which tests find in {@link LocalKafka#authentications()}. The
 * client only gets "Access denied" as from MSK.
 */
public final class CallerDenied extends Exception {
    private static final long serialVersionUID = 1;

    /** Denies a caller for this reason. */
    public CallerDenied(String reason) {
        super(reason);
    }
}
