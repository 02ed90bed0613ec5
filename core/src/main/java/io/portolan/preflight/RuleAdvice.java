package io.portolan.preflight;

import io.portolan.diagnosis.Code;

/**
 * Advice where the way from this host's resolver to the central ones is at fault.
 *
 * @param vpc for people, such as {@code the service VPC of us-west-2 (prod)}
 */
record RuleAdvice(ForwardingRule rule, String vpc, String clientRegion) {

    Advice on(Code code) {
        return switch (code) {
            case MISSING_RULE -> missing();
            case RULE_TO_OTHER_VPC -> toOtherVpc();
            case REBIND_PROTECTION -> stripped();
            case RULE_TARGET_UNREACHABLE -> unreachable();
            case RESOLVER_REFUSED -> refused();
            default -> throw new IllegalArgumentException(code.name());
        };
    }

    private Advice missing() {
        return new Advice(
                "This host's resolver does not forward " + rule.domain() + " to " + vpc + ".", rule.text(clientRegion));
    }

    private Advice toOtherVpc() {
        return new Advice(
                "This host's resolver sees the zone " + rule.domain() + " but not this name in it: its rule leads to"
                        + " another VPC (other environment, other region, or a second service VPC).",
                "Point the rule for " + rule.domain() + " at " + rule.targetsText() + ". If it does already, an old"
                        + " NXDOMAIN is cached: wait for its TTL.");
    }

    private Advice stripped() {
        return new Advice(
                "A resolver on the way takes private addresses out of answers (protection against DNS rebinding).",
                "Exempt the domain from it:\n  dnsmasq  rebind-domain-ok=/" + rule.domain()
                        + "/\n  unbound  private-domain: " + rule.domain());
    }

    private Advice unreachable() {
        return new Advice(
                "This host's resolver gets no answer from where its rule for " + rule.domain()
                        + " leads; if it is silent for all names, it is down itself.",
                "Check the outbound endpoint of " + clientRegion
                        + ": its security group must let UDP and TCP 53 out, that"
                        + " of the inbound endpoint must let them in, a route must join the two VPCs, and the rule's"
                        + " targets must be " + rule.targetsText() + ".");
    }

    private Advice refused() {
        return new Advice(
                "This host's resolver, or one that it asks, does not serve this client.",
                "Add this host's network to the resolver's access list (unbound: access-control, BIND: allow-query and"
                        + " allow-recursion), and let it recurse for " + rule.domain() + ".");
    }
}
