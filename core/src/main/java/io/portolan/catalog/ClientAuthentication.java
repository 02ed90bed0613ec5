package io.portolan.catalog;

/** How a cluster's clients prove who they are. Each method answers one question. Callers ask the one that they mean. */
public enum ClientAuthentication {
    /** Clients do not use SASL. */
    NONE("", "unauthenticated access"),
    /** Clients use the SASL mechanism AWS_MSK_IAM and sign with the credentials of an AWS identity. */
    AWS_IAM("AWS_MSK_IAM", "IAM access control");

    private final String mechanism;
    private final String title;

    ClientAuthentication(String mechanism, String title) {
        this.mechanism = mechanism;
        this.title = title;
    }

    /** The SASL mechanism as Kafka names it. It is empty without SASL. */
    public String mechanism() {
        return mechanism;
    }

    /** The name that people know, such as {@code IAM access control}. */
    public String title() {
        return title;
    }

    /** Whether only MSK offers it. If so, the brokers' names and addresses must be those of an MSK cluster. */
    public boolean isMskOnly() {
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

    /**
     * Whether a client may connect first and wait for the approval before it sends credentials. Portolan's own SASL handler
     * does that.
     */
    public boolean credentialsCanWait() {
        return this == AWS_IAM;
    }
}
