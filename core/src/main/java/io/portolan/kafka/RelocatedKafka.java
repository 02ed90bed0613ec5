package io.portolan.kafka;

import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;

/**
 * A Kafka whose packages have other names than those that this Portolan was built for. Programs have one that bring their
 * own Kafka, such as flink-sql-connector-kafka. Its clients cannot use the callback handler.
 */
final class RelocatedKafka {

    /** Ends the name of the class by which Kafka makes plug-ins. */
    private static final String MAKER = "common.utils.Utils";

    private static final String OWN_PACKAGES =
            packages(AuthenticateCallbackHandler.class.getName(), "common.security.auth.AuthenticateCallbackHandler");

    private RelocatedKafka() {}

    /**
     * Without this, Kafka would only say that one class cannot be cast to another.
     *
     * @param maker the name of the class that makes the callback handler
     * @throws IllegalStateException if it is that of a relocated Kafka
     */
    static void refuse(String maker) {
        String packages = packages(maker, MAKER);
        if (packages.contains("kafka") && !packages.equals(OWN_PACKAGES)) {
            throw new IllegalStateException("This Kafka client has its classes in " + packages
                    + "*, and this Portolan was built for " + OWN_PACKAGES
                    + "*. Put a Portolan on the class path in which they are relocated in the same way."
                    + " The page \"Flink\" of Portolan's documentation shows how to build it.");
        }
    }

    private static String packages(String name, String suffix) {
        return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : "";
    }
}
