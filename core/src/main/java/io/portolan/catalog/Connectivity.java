package io.portolan.catalog;

/** Which of an MSK cluster's IAM listeners a client uses. */
public enum Connectivity {
    /** Within reach of the cluster's VPC; the only one that Serverless has. The default. */
    PRIVATE,
    /** Multi-VPC private connectivity (PrivateLink) of a Provisioned cluster. */
    VPC_CONNECTIVITY,
    /** Public access of a Provisioned cluster. */
    PUBLIC
}
