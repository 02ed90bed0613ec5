package io.portolan.preflight;

import io.portolan.catalog.ServiceVpc;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rule that a client's DNS needs: this domain goes to these inbound resolvers.
 *
 * @param targets empty where the catalog declares none
 */
record ForwardingRule(String domain, List<InetSocketAddress> targets) {

    private static final Pattern MSK_ZONE =
            Pattern.compile("(?:^|\\.)(kafka(?:-serverless)?\\.[a-z]+(?:-[a-z]+)+-[0-9]\\..+?)\\.?$");

    static ForwardingRule of(String host, Optional<ServiceVpc> vpc) {
        String domain = zone(host).orElse(host.substring(host.indexOf('.') + 1));
        return new ForwardingRule(domain, vpc.map(ServiceVpc::inboundResolvers).orElse(List.of()));
    }

    /** MSK's zone, such as {@code kafka-serverless.us-east-2.amazonaws.com}, if the name is in one. */
    static Optional<String> zone(String host) {
        Matcher matcher = MSK_ZONE.matcher(host.toLowerCase(Locale.ROOT));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    String targetsText() {
        return targets.isEmpty()
                ? "the inbound resolver endpoint of the service VPC (declare it under service-vpcs, and it is checked)"
                : joined(NameServers::text, ", ");
    }

    /** What to write in a Route 53 Resolver rule, and in resolvers that are not Route 53's. */
    String text(String clientRegion) {
        String rule = "In Route 53 Resolver of " + clientRegion + ", make this rule or have it shared by AWS RAM, and"
                + " associate it with this VPC:\n"
                + "  FORWARD " + domain + "\n"
                + "  to " + targetsText() + "\n"
                + "  through the outbound endpoint of " + clientRegion;
        return targets.isEmpty() ? rule : rule + elsewhere();
    }

    private String elsewhere() {
        return "\nOn premises or in Kubernetes, forward the same domain:\n"
                + joined(target -> "  dnsmasq: server=/" + domain + "/" + portless(target, "#"), "\n")
                + "\n  CoreDNS: " + domain + ":53 { forward . " + joined(target -> portless(target, ":"), " ") + " }";
    }

    /** Without the port where it is DNS's own. */
    static String portless(InetSocketAddress target, String separator) {
        String address = target.getAddress().getHostAddress();
        return target.getPort() == 53 ? address : address + separator + target.getPort();
    }

    private String joined(Function<InetSocketAddress, String> text, String separator) {
        return targets.stream().map(text).collect(Collectors.joining(separator));
    }
}
