package io.portolan.testkit.estate;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A rule of Route 53 Resolver.
 *
 * @param id such as {@code rslvr-rr-0a1b2c3d4e5f60718}
 * @param place its account and region
 * @param name its name
 * @param domain the names that it is for, without a dot at the end
 * @param type what happens with questions for these names
 * @param targets where a forwarding rule sends questions
 * @param endpointId the outbound endpoint of a forwarding rule
 * @param status its state
 */
public record ResolverRule(
        String id,
        EstatePlace place,
        String name,
        String domain,
        Type type,
        List<InetSocketAddress> targets,
        Optional<String> endpointId,
        Status status)
        implements EstateResource {

    /** Copies the list and writes the domain in lower case without a dot at the end. */
    public ResolverRule {
        targets = List.copyOf(targets);
        domain = withoutEndDot(domain);
    }

    /** A complete rule that forwards the questions for a domain. */
    public static ResolverRule forwarding(
            String id, EstatePlace place, String domain, String endpointId, List<InetSocketAddress> targets) {
        return new ResolverRule(
                id, place, "forward", domain, Type.FORWARD, targets, Optional.of(endpointId), Status.COMPLETE);
    }

    /** A complete rule that exempts a domain from forwarding. */
    public static ResolverRule system(String id, EstatePlace place, String domain) {
        return new ResolverRule(id, place, "system", domain, Type.SYSTEM, List.of(), Optional.empty(), Status.COMPLETE);
    }

    /** The rule that AWS gives to every VPC of a region. It asks the public name servers for all that no other rule has. */
    public static ResolverRule internet(String region) {
        return new ResolverRule(
                "rslvr-autodefined-rr-internet-resolver",
                new EstatePlace("", region),
                "Internet Resolver",
                ".",
                Type.RECURSIVE,
                List.of(),
                Optional.empty(),
                Status.COMPLETE);
    }

    /** Its ARN. */
    public String arn() {
        String kind = type == Type.RECURSIVE ? "autodefined-rule/" : "resolver-rule/";
        return place.arn("route53resolver", kind + id);
    }

    /** Whether a name is in the rule's domain. */
    public boolean covers(String host) {
        String wanted = withoutEndDot(host);
        return domain.isEmpty() || wanted.equals(domain) || wanted.endsWith("." + domain);
    }

    /** This rule for another domain. */
    public ResolverRule withDomain(String changed) {
        return new ResolverRule(id, place, name, changed, type, targets, endpointId, status);
    }

    /** This rule with other targets. */
    public ResolverRule withTargets(List<InetSocketAddress> changed) {
        return new ResolverRule(id, place, name, domain, type, changed, endpointId, status);
    }

    /** This rule through another outbound endpoint. */
    public ResolverRule withEndpoint(String changed) {
        return new ResolverRule(id, place, name, domain, type, targets, Optional.of(changed), status);
    }

    /** This rule in another state. */
    public ResolverRule withStatus(Status changed) {
        return new ResolverRule(id, place, name, domain, type, targets, endpointId, changed);
    }

    private static String withoutEndDot(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** What happens with questions. */
    public enum Type {
        /** They go to the targets. */
        FORWARD,
        /** The VPC's own resolver answers them as if no rule forwarded their parent domain. */
        SYSTEM,
        /** The resolver asks the public name servers. Only the rule that each VPC has from AWS is such a rule. */
        RECURSIVE
    }

    /** The state of a rule. */
    public enum Status {
        /** It works. */
        COMPLETE,
        /** It is being changed. It still works. */
        UPDATING,
        /** It is being deleted. */
        DELETING,
        /** It could not be made. */
        FAILED
    }
}
