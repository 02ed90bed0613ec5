package io.portolan.catalog;

/** Which of an MSK cluster's IAM listeners a client uses. */
public enum Connectivity {
    /** The listener within reach of the cluster's VPC. Serverless has only this one. The default. */
    PRIVATE,
    /** The listener for multi-VPC private connectivity (PrivateLink) of a Provisioned cluster. */
    VPC_CONNECTIVITY,
    /** The listener for public access to a Provisioned cluster. */
    PUBLIC
}
