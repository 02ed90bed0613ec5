package io.portolan.preflight;

import java.util.Set;

/**
 * Advice if the way from this host's resolver to the central ones is wrong.
 *
 * @param rule the rule that the client needs
 * @param vpc words for people such as {@code the service VPC of us-west-2 (prod)}
 * @param clientRegion the id of the client's region, or words for it
 * @param sites where this host's DNS may be corrected
 * @param resolver the host's resolver that is wrong, as the subject of a sentence
 */
record ForwardingAdvice(ForwardingRule rule, String vpc, String clientRegion, Set<DnsSite> sites, String resolver) {

    Advice missing() {
        return new Advice(
                resolver + " does not forward " + rule.domain() + " to " + vpc + ".", rule.text(clientRegion, sites));
    }

    Advice toOtherVpc() {
        return new Advice(
                resolver + " sees the zone " + rule.domain() + ", but not this name in it. Its rule leads to"
                        + " another VPC (other environment, other region, or a second service VPC).",
                "Point the " + ruleWord() + " for " + rule.domain() + " at " + rule.targetsText()
                        + ". If it already leads there, an old NXDOMAIN is cached: wait for its TTL." + profileText());
    }

    Advice stripped() {
        return new Advice(
                "A resolver on the way removes private addresses from answers (protection against DNS rebinding).",
                "Exempt the domain from it:\n  dnsmasq  rebind-domain-ok=/" + rule.domain()
                        + "/\n  Unbound  private-domain: " + rule.domain()
                        + "\n  BIND     deny-answer-addresses { ... } except-from { \"" + rule.domain() + "\"; };");
    }

    Advice unreachable() {
        return new Advice(
                resolver + " gets no answer from the targets of its " + ruleWord() + " for " + rule.domain()
                        + ". It does answer other questions.",
                "Check " + firstHop()
                        + ". The security group of the inbound endpoint must let UDP and TCP 53 in. A route"
                        + " must join the networks. The targets of the " + ruleWord() + " must be "
                        + rule.targetsText() + ".");
    }

    /** The first hop on the way to the inbound endpoint. */
    private String firstHop() {
        String outbound =
                "the outbound endpoint of " + clientRegion + " (its security group must let UDP and TCP 53 out)";
        String own = "the path from this host's name servers (VPN or Direct Connect, firewalls for UDP and TCP 53)";
        if (!sites.contains(DnsSite.AWS)) {
            return own;
        }
        return sites.contains(DnsSite.ON_PREMISES) ? outbound + ", or on premises " + own : outbound;
    }

    private String profileText() {
        return sites.contains(DnsSite.AWS)
                ? " In AWS, look at the VPC's own rules and at those of its Route 53 Profile."
                : "";
    }

    private String ruleWord() {
        return sites.equals(Set.of(DnsSite.AWS)) ? "rule" : "rule or forwarder";
    }

    Advice refused() {
        return new Advice(
                resolver + " does not serve this client, or one that it asks does not serve it.",
                "Add this host's network to the resolver's access list (unbound: access-control, BIND: allow-query and"
                        + " allow-recursion). Allow recursion for " + rule.domain() + ".");
    }
}
