package io.portolan.preflight;

/** Advice if the answers themselves are wrong. */
final class AnswerAdvice {

    private AnswerAdvice() {}

    static Advice stale() {
        return new Advice(
                "A resolver or the JVM keeps an old answer: the viewpoints do not say the same.",
                "Wait for the record's TTL. If only the JVM has the old answer, restart it, and look at its security"
                        + " properties networkaddress.cache.ttl (30 s unless set), networkaddress.cache.stale.ttl and"
                        + " networkaddress.cache.negative.ttl."
                        + NameSources.ofThisJvm().text());
    }

    static Advice overridden(AddressOrigin origin) {
        return new Advice(origin.cause(), origin.fix());
    }

    static Advice hostsDisagree() {
        return new Advice(
                "The name servers of this host do not say the same. Which of them is asked is chance, so look-ups fail now and"
                        + " then.",
                "Give each of them the same rules and forwarders. Take those that cannot have them out of resolv.conf, such as"
                        + " a public one. If they are pods of CoreDNS, compare their configuration and their log.");
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

    /** If nothing answers, or not the server that the host asks. */
    static Advice unreachable(NameView view) {
        return new Advice(
                unreachableCause(view),
                "Check this host's name servers (resolv.conf, dnsPolicy in Kubernetes), and that UDP and TCP 53 are open to"
                        + " them.");
    }

    private static String unreachableCause(NameView view) {
        if (view.hostDns().hasAddresses()) {
            return "The JVM's own look-up did not end in time, though this host's name servers know the name.";
        }
        if (!view.centralAnswers()) {
            return "No resolver gave a valid answer in time, neither this host's own nor a central one.";
        }
        boolean several = view.hostDns().answers().size() > 1;
        String own = several ? "This host's own name servers " : "This host's own name server ";
        String state = view.hostDns().isDown()
                ? (several ? "are silent" : "is silent")
                : (several ? "give no valid answer" : "gives no valid answer");
        return own + state + ", while the central resolvers answer.";
    }

    static Advice unknownHost() {
        return new Advice(
                "This host cannot resolve the name, and it is not one of MSK's.",
                "Check the spelling under bootstrap-servers, and this host's DNS.");
    }
}
