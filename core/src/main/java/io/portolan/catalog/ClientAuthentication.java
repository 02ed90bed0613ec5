package io.portolan.catalog;

/** How a cluster's clients say who they are. Each method answers one question, and callers ask the one that they mean. */
public enum ClientAuthentication {
    /** Not by SASL. */
    NONE("", "unauthenticated access"),
    /** By AWS_MSK_IAM: clients sign with the credentials of an AWS identity. */
    AWS_IAM("AWS_MSK_IAM", "IAM access control");

    private final String mechanism;
    private final String title;

    ClientAuthentication(String mechanism, String title) {
        this.mechanism = mechanism;
        this.title = title;
    }

    /** The SASL mechanism by Kafka's name. It is empty without SASL. */
    public String mechanism() {
        return mechanism;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** Whether only MSK offers it, so that the brokers' names and addresses must be those of an MSK cluster. */
    public boolean provesMsk() {
        return this == AWS_IAM;
    }

    /** Whether clients need the credentials of an AWS identity. */
    public boolean usesAwsIdentity() {
        return this == AWS_IAM;
    }

    /** Whether clients authenticate by SASL. */
    public boolean usesSasl() {
        return !mechanism.isEmpty();
    }

    /** Whether a client may connect first and wait for the approval before it sends credentials: a handler of ours does that. */
    public boolean credentialsCanWait() {
        return this == AWS_IAM;
    }
}
