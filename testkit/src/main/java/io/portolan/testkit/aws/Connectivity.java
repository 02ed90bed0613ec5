package io.portolan.testkit.aws;

/** The ways to a cluster's brokers with IAM. Each has a bootstrap string of its own. */
public enum Connectivity {
    /** Access inside the VPC. A Serverless cluster has no other. */
    PRIVATE("bootstrapBrokerStringSaslIam"),
    /** Access inside the VPC by IPv6. Only dual-stack clusters have it. */
    IPV6("bootstrapBrokerStringSaslIamIpv6"),
    /** Multi-VPC private connectivity (Provisioned). */
    VPC("bootstrapBrokerStringVpcConnectivitySaslIam"),
    /** Public access (Provisioned). */
    PUBLIC("bootstrapBrokerStringPublicSaslIam");

    private final String field;

    Connectivity(String field) {
        this.field = field;
    }

    /** The field in the answer of {@code GetBootstrapBrokers}. */
    String field() {
        return field;
    }
}
