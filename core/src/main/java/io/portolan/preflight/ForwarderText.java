package io.portolan.preflight;

import java.net.InetSocketAddress;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a rule as configuration for each kind of name server. */
record ForwarderText(ForwardingRule rule) {

    /** The lines for CoreDNS's Corefile. */
    String coreDns() {
        return """
                CoreDNS  %s:53 {
                           forward . %s
                         }""".formatted(rule.domain(), each(target -> portless(target, ":"), " "))
                .indent(2)
                .stripTrailing();
    }

    /** The lines for a company's own name servers. */
    String onPremises() {
        return String.join("\n", bind(), unbound(), dnsmasq(), windows())
                .indent(2)
                .stripTrailing();
    }

    private String bind() {
        return """
                BIND     zone "%s" {
                           type forward; forward only;
                           forwarders { %s; };
                         };""".formatted(rule.domain(), each(target -> portless(target, " port "), "; "));
    }

    private String unbound() {
        return "Unbound  forward-zone:\n           name: \"" + rule.domain() + "\""
                + each(target -> "\n           forward-addr: " + portless(target, "@"), "");
    }

    private String dnsmasq() {
        return "dnsmasq  " + each(target -> "server=/" + rule.domain() + "/" + portless(target, "#"), "\n         ");
    }

    /** A command of PowerShell. It can forward to port 53 only. */
    private String windows() {
        return """
                Windows  Add-DnsServerConditionalForwarderZone `
                           -Name %s `
                           -MasterServers %s""".formatted(rule.domain(), each(target -> target.getAddress().getHostAddress(), ","));
    }

    /** The address, and the port only if it is not DNS's own. */
    static String portless(InetSocketAddress target, String separator) {
        String address = target.getAddress().getHostAddress();
        return target.getPort() == 53 ? address : address + separator + target.getPort();
    }

    private String each(Function<InetSocketAddress, String> text, String separator) {
        return rule.targets().stream().map(text).collect(Collectors.joining(separator));
    }
}
