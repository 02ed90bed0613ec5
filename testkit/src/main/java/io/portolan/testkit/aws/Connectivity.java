package io.portolan.testkit.aws;

/** The ways to a cluster's brokers with IAM, each with a bootstrap string of its own. */
public enum Connectivity {
    /** Inside the VPC: the only way that a Serverless cluster has. */
    PRIVATE("bootstrapBrokerStringSaslIam"),
    /** Multi-VPC private connectivity (Provisioned). */
    VPC("bootstrapBrokerStringVpcConnectivitySaslIam"),
    /** Public access (Provisioned). */
    PUBLIC("bootstrapBrokerStringPublicSaslIam");

    private final String field;

    Connectivity(String field) {
        this.field = field;
    }

    /** The field of GetBootstrapBrokers' answer. */
    String field() {
        return field;
    }
}
