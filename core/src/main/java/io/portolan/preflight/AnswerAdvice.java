package io.portolan.preflight;

/** Advice if the answers themselves are wrong. */
final class AnswerAdvice {

    private AnswerAdvice() {}

    static Advice stale() {
        return new Advice(
                "A resolver or the JVM keeps an old answer: the viewpoints do not say the same.",
                "Wait for the record's TTL. If only the JVM has the old answer, restart it, and look at its security"
                        + " properties networkaddress.cache.ttl (30 s unless set) and networkaddress.cache.negative.ttl.");
    }

    static Advice overridden() {
        return new Advice(
                "The JVM has addresses that no resolver gives. They come from a hosts file or from its own cache.",
                "Look in the hosts file (also -Djdk.net.hosts.file, and hostAliases in Kubernetes) and at the security"
                        + " property networkaddress.cache.ttl. Remove the entry if nobody wants it.");
    }

    static Advice disagree(String vpc) {
        return new Advice(
                "The inbound resolvers under service-vpcs do not all answer for the same private zone.",
                "Make sure that each of them belongs to the inbound endpoint of " + vpc
                        + ". Remove the address of another VPC's endpoint from the catalog, and from the rules.");
    }

    static Advice notInVpc(String vpc) {
        return new Advice(
                "The zone exists, but not this name: " + vpc + " has no such cluster.",
                "Check that the cluster still exists, that it is of this environment, and that its VPC is " + vpc
                        + ". A cluster in a second VPC of the region has a zone that no rule can reach.");
    }

    static Advice unreachable() {
        return new Advice(
                "No resolver gave a valid answer in time, neither this host's own nor a central one.",
                "Check this host's name servers (resolv.conf, dnsPolicy in Kubernetes), and that UDP and TCP 53 are open to"
                        + " them.");
    }

    static Advice unknownHost() {
        return new Advice(
                "This host cannot resolve the name, and it is not one of MSK's.",
                "Check the spelling under bootstrap-servers, and this host's DNS.");
    }
}
