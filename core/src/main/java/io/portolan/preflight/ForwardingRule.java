package io.portolan.preflight;

import io.portolan.catalog.MskZone;
import io.portolan.catalog.ServiceVpc;
import io.portolan.dns.NameServer;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rule that a client's DNS needs. It forwards a domain to these inbound resolvers.
 *
 * @param domain the domain without a last dot
 * @param targets the inbound resolvers. Empty if the catalog declares none.
 */
record ForwardingRule(String domain, List<InetSocketAddress> targets) {

    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9_-]{1,63}(?:\\.[A-Za-z0-9_-]{1,63})*+");

    /**
     * The rule for a broker's name. A broker may advertise any text as its name. A text that is no name has no rule that could be
     * copied into a configuration.
     */
    static ForwardingRule of(String host, Optional<ServiceVpc> vpc) {
        String domain = MskZone.ofHost(host).map(MskZone::domain).orElse(host.substring(host.indexOf('.') + 1));
        return DOMAIN.matcher(domain).matches()
                ? new ForwardingRule(
                        domain, vpc.map(ServiceVpc::inboundResolvers).orElse(List.of()))
                : new ForwardingRule("the domain of the cluster's brokers", List.of());
    }

    String targetsText() {
        return targets.isEmpty()
                ? "the inbound resolver endpoint of the service VPC (declare it under service-vpcs, and it is checked)"
                : targets.stream().map(NameServer::text).collect(Collectors.joining(", "));
    }

    /** What to write in a Route 53 Resolver rule and in other resolvers. */
    String text(String clientRegion, Set<DnsSite> sites) {
        List<String> parts = new ArrayList<>();
        if (sites.contains(DnsSite.AWS) || targets.isEmpty()) {
            parts.add(route53(clientRegion));
        }
        if (sites.contains(DnsSite.KUBERNETES) && !targets.isEmpty()) {
            parts.add(
                    "In Kubernetes, have CoreDNS forward the domain:\n" + new ForwarderText(domain, targets).coreDns());
        }
        if (sites.contains(DnsSite.ON_PREMISES) && !targets.isEmpty()) {
            parts.add("On premises, forward the domain in this host's name servers:\n"
                    + new ForwarderText(domain, targets).onPremises());
        }
        return String.join("\n", parts);
    }

    private String route53(String clientRegion) {
        return """
                In Route 53 Resolver of %1$s, make this rule or have it shared by AWS RAM, and associate it with this VPC, or \
                with a Route 53 Profile that this VPC has:
                  FORWARD  %2$s
                  to       %3$s
                  through  the outbound endpoint of %1$s""".formatted(clientRegion, domain, targetsText());
    }
}
