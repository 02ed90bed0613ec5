package io.portolan.preflight;

import io.portolan.aws.ClockAdvice;
import io.portolan.catalog.ClientAuthentication;

/** Advice if a broker refuses the identity or does not answer as Kafka does. */
final class BrokerAdvice {

    private static final String REPLACED =
            "If the cluster was replaced on purpose, write its new id as cluster-id into the catalog.";

    private BrokerAdvice() {}

    /** The ports of multi-VPC private connectivity begin here. */
    private static final int FIRST_MULTI_VPC_PORT = 14_001;

    /** @param identity the refused identity in words for people */
    static Advice denied(String identity, int port) {
        return new Advice(
                "The signature arrived, but this identity may not connect: " + identity + ".",
                "In the policy of " + identity
                        + ", allow kafka-cluster:Connect on the cluster's ARN, and what the client does"
                        + " with topics and groups. If the role is of another account, allow it in the cluster policy too."
                        + " Permissions boundaries and service control policies also count." + multiVpc(port));
    }

    private static String multiVpc(int port) {
        return port < FIRST_MULTI_VPC_PORT
                ? ""
                : " With multi-VPC private connectivity, the cluster policy must name the client's account, and the managed VPC"
                        + " connection must be of the same authentication and ACTIVE.";
    }

    static Advice skewed() {
        return new Advice(
                "This host's clock is wrong: the broker does not accept the time in the signature.", ClockAdvice.FIX);
    }

    static Advice throttled() {
        return new Advice(
                "The cluster has reached its limit of connections, or of new connections per second.",
                "Close clients that are not used, share producers, spread restarts over time, and keep reconnect.backoff.ms"
                        + " at 1000 or more. Else ask for a higher quota (Serverless) or take larger brokers (Provisioned).");
    }

    static Advice failed(ClientAuthentication authentication) {
        return new Advice(
                "The broker speaks TLS, but the exchange for " + authentication.mechanism() + " breaks off.",
                "Check that " + authentication.title()
                        + " is on for the cluster, and that the port is that of its IAM listener (9098,"
                        + " public 9198, multi-VPC 14001 and up). A firewall or proxy may also cut the connection.");
    }

    static Advice silent() {
        return new Advice(
                "The broker accepts the connection, but it does not answer Kafka's first request.",
                "Look at the state and the load of the cluster. If the port is a TLS listener, set security-protocol"
                        + " accordingly. A link that drops large packets (MTU) looks the same.");
    }

    static Advice noKafka() {
        return new Advice(
                "What answers is no Kafka broker of this listener, or it closes the connection.",
                "Compare port and security-protocol with the cluster's listeners. A TLS listener closes plain connections,"
                        + " and a SASL listener closes those that do not authenticate.");
    }

    static Advice otherCluster() {
        return new Advice(
                "These brokers have the right names and let this identity in, but they belong to another cluster.",
                "Find out where their addresses lead: DNS records, load balancers, proxies. " + REPLACED);
    }

    static Advice changedId() {
        return new Advice(
                "The cluster id is another than before, or brokers of one cluster name different ones. Traffic is not"
                        + " stopped, because the catalog has no cluster-id for this cluster.",
                "If nobody has replaced the cluster, find out where the brokers' addresses lead. " + REPLACED);
    }

    static Advice degraded() {
        return new Advice(
                "The broker serves at its other addresses. Clients lose time on these.",
                "Look at the availability zone of these addresses: routes, firewalls, and the broker's endpoint there.");
    }
}
