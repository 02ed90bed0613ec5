package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.NameServerSoftware;
import io.portolan.catalog.ServiceVpc;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

/** {@link ForwardingRule} writes the missing rule for every kind of resolver. */
class ForwardingRuleTest {

    @ParameterizedTest
    @CsvSource({
        "boot-abc.c2.kafka-serverless.us-east-2.amazonaws.com, kafka-serverless.us-east-2.amazonaws.com",
        "b-1.orders.x1y2.c2.kafka.eu-west-1.amazonaws.com, kafka.eu-west-1.amazonaws.com",
        "b1.kafka.example.com, kafka.example.com",
    })
    void theRuleIsForTheWholeZone(String host, String domain) {
        assertThat(ForwardingRule.of(host, Optional.empty()).domain()).isEqualTo(domain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"b.a\"; };", "b.a\nserver=/x/10.0.0.1", "b.$(reboot).com", "b.a;b", "b.a b", "b.a\u202eb"})
    void printedRuleCarriesNothingButNames(String advertised) {
        assertThat(ForwardingRule.of(advertised, Optional.empty()).domain())
                .isEqualTo("the domain of the cluster's brokers");
    }

    @Test
    void coreDnsGetsBracketsAroundIpv6WithAPort() {
        ForwarderText forwarder = new ForwarderText(
                "a.b", List.of(new InetSocketAddress("2001:db8::53", 5353), new InetSocketAddress("2001:db8::54", 53)));

        assertThat(forwarder.configuration(NameServerSoftware.COREDNS))
                .contains("forward . [2001:db8:0:0:0:0:0:53]:5353 2001:db8:0:0:0:0:0:54\n");
        assertThat(forwarder.configuration(NameServerSoftware.UNBOUND)).contains("2001:db8:0:0:0:0:0:53@5353");
    }

    @Test
    void ruleIsWrittenForEveryResolver() {
        assertThat(text(TwoRegionEstate.INBOUND, EnumSet.allOf(DnsSite.class))).isEqualTo("""
                        In Route 53 Resolver of us-east-2, make this rule or have it shared by AWS RAM, and associate it \
                        with this VPC, or with a Route 53 Profile that this VPC has:
                          FORWARD  kafka-serverless.us-west-2.amazonaws.com
                          to       10.30.1.53:53, 10.30.2.53:53
                          through  the outbound endpoint of us-east-2
                        In Kubernetes, have CoreDNS forward the domain:
                          CoreDNS  kafka-serverless.us-west-2.amazonaws.com:53 {
                                     forward . 10.30.1.53 10.30.2.53
                                   }
                        On premises, forward the domain in this host's name servers:
                          BIND     zone "kafka-serverless.us-west-2.amazonaws.com" {
                                     type forward; forward only;
                                     forwarders { 10.30.1.53; 10.30.2.53; };
                                   };
                          Unbound  forward-zone:
                                     name: "kafka-serverless.us-west-2.amazonaws.com"
                                     forward-addr: 10.30.1.53
                                     forward-addr: 10.30.2.53
                          dnsmasq  server=/kafka-serverless.us-west-2.amazonaws.com/10.30.1.53
                                   server=/kafka-serverless.us-west-2.amazonaws.com/10.30.2.53
                          Windows  Add-DnsServerConditionalForwarderZone `
                                     -Name kafka-serverless.us-west-2.amazonaws.com `
                                     -MasterServers 10.30.1.53,10.30.2.53""");
    }

    @Test
    void siteGetsItsOwnFixOnly() {
        assertThat(text(TwoRegionEstate.INBOUND, Set.of(DnsSite.AWS)))
                .contains("RAM")
                .doesNotContain("CoreDNS", "BIND");
        assertThat(text(TwoRegionEstate.INBOUND, Set.of(DnsSite.KUBERNETES)))
                .contains("CoreDNS")
                .doesNotContain("RAM", "BIND");
    }

    @Test
    void unusualPortsAreWrittenForEachResolver() {
        List<InetSocketAddress> targets = List.of(new InetSocketAddress(TwoRegionEstate.ip("127.0.0.1"), 5353));

        assertThat(text(targets, EnumSet.allOf(DnsSite.class)))
                .contains(
                        "to       127.0.0.1:5353",
                        "forwarders { 127.0.0.1 port 5353; };",
                        "forward-addr: 127.0.0.1@5353",
                        "amazonaws.com/127.0.0.1#5353",
                        "forward . 127.0.0.1:5353\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b1.kafka.example.com\"; }; include \"/etc/shadow",
                "b1.example.com\n  server=/bank.example/10.9.9.9",
                "b1.example.com/10.9.9.9",
                "b1.`reboot`",
                "b1.exa mple.com",
                "b1.example.com;",
                "b1.\u202emoc.elpmaxe",
            })
    void aRecipeCarriesOnlyHostNames(String host) {
        ServiceVpc vpc = new ServiceVpc(Region.US_WEST_2, List.of(), TwoRegionEstate.INBOUND);
        ForwardingRule rule = ForwardingRule.of(host, Optional.of(vpc));

        assertThat(rule.text("us-east-2", EnumSet.allOf(DnsSite.class)))
                .doesNotContain("BIND", "Unbound", "dnsmasq", "Windows", "CoreDNS")
                .doesNotContain(host.substring(3))
                .contains("FORWARD  the domain of the cluster's brokers");
    }

    @Test
    void missingTargetsSayWhereToDeclareThem() {
        assertThat(text(List.of(), Set.of(DnsSite.KUBERNETES)))
                .contains("inbound resolver endpoint of the service VPC (declare it under service-vpcs")
                .doesNotContain("CoreDNS");
    }

    private static String text(List<InetSocketAddress> targets, Set<DnsSite> sites) {
        return new ForwardingRule("kafka-serverless.us-west-2.amazonaws.com", targets).text("us-east-2", sites);
    }
}
