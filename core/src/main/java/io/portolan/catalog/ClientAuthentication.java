package io.portolan.catalog;

/** How a cluster's clients say who they are. Each method answers one question, and callers ask the one that they mean. */
public enum ClientAuthentication {
    /** Not by SASL. */
    NONE,
    /** By AWS_MSK_IAM: clients sign with the credentials of an AWS identity. */
    AWS_IAM;

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
        return this != NONE;
    }

    /** Whether a client may connect first and wait for the approval before it sends credentials: a handler of ours does that. */
    public boolean credentialsCanWait() {
        return this == AWS_IAM;
    }
}
