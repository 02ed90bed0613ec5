package io.portolan.diagnosis;

/** The stages of the path from a cluster's name to its brokers in their order. */
public enum Stage {
    /** What does the name stand for? */
    CATALOG,
    /** Can the roles for the control plane be assumed? */
    CREDENTIALS,
    /** Where are the bootstrap brokers? */
    BROKERS,
    /** Do their names lead into the right VPC? */
    DNS,
    /** Do their ports accept connections? */
    TCP,
    /** Do they show the right certificate? */
    TLS,
    /** Do they accept the identity? */
    IAM,
    /** Do they answer a metadata request? */
    METADATA,
    /** Do the advertised brokers' names lead into the right VPC? */
    ADVERTISED_DNS,
    /** Do the advertised brokers' ports accept connections? */
    ADVERTISED_TCP
}
