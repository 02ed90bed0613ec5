package io.portolan.preflight;

import io.portolan.catalog.NameServerSoftware;
import io.portolan.dns.NameServer;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes a conditional forwarder as configuration for each kind of name server. Immutable and thread-safe.
 *
 * @param domain the domain without a last dot
 * @param targets the inbound resolvers
 */
public record ForwarderText(String domain, List<InetSocketAddress> targets) {

    /** Copies the list. */
    public ForwarderText {
        targets = List.copyOf(targets);
    }

    /** The lines for CoreDNS's Corefile. */
    String coreDns() {
        return labelled("CoreDNS", NameServerSoftware.COREDNS).indent(2).stripTrailing();
    }

    /** The lines for a company's own name servers. */
    String onPremises() {
        return String.join(
                        "\n",
                        labelled("BIND", NameServerSoftware.BIND),
                        labelled("Unbound", NameServerSoftware.UNBOUND),
                        labelled("dnsmasq", NameServerSoftware.DNSMASQ),
                        labelled("Windows", NameServerSoftware.WINDOWS_DNS))
                .indent(2)
                .stripTrailing();
    }

    private String labelled(String label, NameServerSoftware software) {
        return label + " ".repeat(9 - label.length()) + configuration(software).replace("\n", "\n         ");
    }

    /** The lines for this software without a last line break. */
    public String configuration(NameServerSoftware software) {
        return switch (software) {
            case BIND -> bind();
            case UNBOUND -> unbound();
            case DNSMASQ -> each(target -> "server=/" + domain + "/" + portless(target, "#"), "\n");
            case WINDOWS_DNS -> windows();
            case COREDNS -> domain + ":53 {\n  forward . " + each(ForwarderText::hostAndPort, " ") + "\n}";
        };
    }

    private String bind() {
        return """
                zone "%s" {
                  type forward; forward only;
                  forwarders { %s; };
                };""".formatted(domain, each(target -> portless(target, " port "), "; "));
    }

    private String unbound() {
        return "forward-zone:\n  name: \"" + domain + "\""
                + each(target -> "\n  forward-addr: " + portless(target, "@"), "");
    }

    /** A command of PowerShell. It can forward to port 53 only. */
    private String windows() {
        return """
                Add-DnsServerConditionalForwarderZone `
                  -Name %s `
                  -MasterServers %s""".formatted(domain, each(target -> target.getAddress().getHostAddress(), ","));
    }

    /** The address, and the port only if it is not DNS's own. */
    static String portless(InetSocketAddress target, String separator) {
        String address = target.getAddress().getHostAddress();
        return target.getPort() == 53 ? address : address + separator + target.getPort();
    }

    /** CoreDNS wants brackets around an address of IPv6 that a port follows. */
    private static String hostAndPort(InetSocketAddress target) {
        return target.getPort() == 53 ? portless(target, ":") : NameServer.text(target);
    }

    private String each(Function<InetSocketAddress, String> text, String separator) {
        return targets.stream().map(text).collect(Collectors.joining(separator));
    }
}
