package io.portolan.preflight;

import io.portolan.catalog.ClientAuthentication;
import io.portolan.diagnosis.Code;

/** Advice where a broker refuses the identity, or does not answer as Kafka does. */
final class BrokerAdvice {

    private BrokerAdvice() {}

    /** @param identity who was refused, for people */
    static Advice advise(Code code, ClientAuthentication authentication, String identity) {
        return switch (code) {
            case ACCESS_DENIED -> denied(identity);
            case CLOCK_SKEW -> skewed();
            case BROKER_THROTTLED -> throttled();
            case IAM_FAILED -> failed(authentication);
            case METADATA_TIMEOUT -> silent();
            case METADATA_FAILED -> noKafka();
            case BROKER_DEGRADED -> degraded();
            case DEADLINE_EXCEEDED -> late();
            default -> throw new IllegalArgumentException(code.name());
        };
    }

    private static Advice denied(String identity) {
        return new Advice(
                "The signature arrived, and this identity may not connect: " + identity + ".",
                "Allow kafka-cluster:Connect on the cluster's ARN (and what it does with topics and groups) in the policy of"
                        + " that role, and in the cluster policy where the role is of another account; permissions"
                        + " boundaries and service control policies count too.");
    }

    private static Advice skewed() {
        return new Advice(
                "The broker does not accept the time in the signature: this host's clock is wrong.",
                "Synchronise this host's clock (NTP, chrony; on a virtual machine, its host's too).");
    }

    private static Advice throttled() {
        return new Advice(
                "The cluster admits a limited number of connections, and of new ones per second; it is reached.",
                "Close clients that are not used, share producers, spread restarts over time, keep reconnect.backoff.ms at"
                        + " 1000 or more; ask for a higher quota (Serverless) or larger brokers (Provisioned).");
    }

    private static Advice failed(ClientAuthentication authentication) {
        return new Advice(
                "The broker speaks TLS, but the exchange for " + authentication.mechanism()
                        + " does not come to an end.",
                "Check that " + authentication.title()
                        + " is on for the cluster and that the port is that of its IAM listener (9098,"
                        + " public 9198, multi-VPC 14001 and up); a firewall or proxy may also cut the connection.");
    }

    private static Advice silent() {
        return new Advice(
                "The connection stands, but no answer to Kafka's first request came over it.",
                "Look at the state and the load of the cluster; if the port is a TLS listener, set security-protocol"
                        + " accordingly; a link that drops large packets (MTU) looks the same.");
    }

    private static Advice noKafka() {
        return new Advice(
                "What answers is no Kafka broker of this listener, or it closes the connection.",
                "Compare port and security-protocol with the cluster's listeners: a TLS listener closes plain connections,"
                        + " a SASL listener those that do not authenticate.");
    }

    static Advice degraded() {
        return new Advice(
                "The broker serves at its other addresses: clients lose time on these.",
                "Look at the availability zone of these addresses: routes, firewalls, and the broker's endpoint there.");
    }

    static Advice late() {
        return new Advice(
                "It was still under way at the deadline of the whole preflight.",
                "Look at the stages that took long; if they are merely slow, allow the preflight more time.");
    }
}
