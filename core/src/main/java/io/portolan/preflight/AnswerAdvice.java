package io.portolan.preflight;

import io.portolan.diagnosis.Code;

/** Advice where the answers themselves are at fault. */
final class AnswerAdvice {

    private AnswerAdvice() {}

    static Advice advise(Code code, String vpc) {
        return switch (code) {
            case STALE_ANSWER -> stale();
            case LOCAL_OVERRIDE -> overridden();
            case CENTRAL_DISAGREE -> disagree(vpc);
            case NOT_IN_SERVICE_VPC -> notInVpc(vpc);
            case DNS_UNREACHABLE -> unreachable();
            case UNKNOWN_HOST -> unknownHost();
            case DEADLINE_EXCEEDED -> late();
            default -> throw new IllegalArgumentException(code.name());
        };
    }

    private static Advice stale() {
        return new Advice(
                "An old answer is kept somewhere on the way: the viewpoints do not say the same.",
                "Wait for the record's TTL. If the JVM alone stays behind, restart it, and look at its security"
                        + " properties networkaddress.cache.ttl (30 s unless set) and networkaddress.cache.negative.ttl.");
    }

    private static Advice overridden() {
        return new Advice(
                "The JVM has addresses that no resolver gives: from a hosts file, or from its own cache.",
                "Look in the hosts file (also -Djdk.net.hosts.file, and hostAliases in Kubernetes) and at the security"
                        + " property networkaddress.cache.ttl; take the entry out unless it is meant.");
    }

    private static Advice disagree(String vpc) {
        return new Advice(
                "The inbound resolvers under service-vpcs do not all answer for the same private zone.",
                "Make sure that each of them belongs to the inbound endpoint of " + vpc
                        + "; an address of another VPC's"
                        + " endpoint has slipped in, in the catalog and perhaps in the rules.");
    }

    private static Advice notInVpc(String vpc) {
        return new Advice(
                "The zone is there, but not this name: no such cluster in " + vpc + ".",
                "Check that the cluster still exists, that it is of this environment, and that its VPC is " + vpc
                        + ": a cluster in a second VPC of the region has a zone that no rule can reach.");
    }

    private static Advice unreachable() {
        return new Advice(
                "No resolver gave a valid answer in time: neither this host's own, nor a central one where there is one.",
                "Check this host's name servers (resolv.conf, dnsPolicy in Kubernetes), and that UDP and TCP 53 are open to"
                        + " them.");
    }

    private static Advice unknownHost() {
        return new Advice(
                "The name does not exist for this host, and it is no name of MSK's.",
                "Check the spelling under bootstrap-servers, and this host's DNS.");
    }

    private static Advice late() {
        return new Advice(
                "Not all viewpoints answered before the deadline of the whole preflight.",
                "Look at those that did not; if they are merely slow, allow the preflight more time.");
    }
}
