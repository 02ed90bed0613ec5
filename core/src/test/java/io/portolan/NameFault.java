package io.portolan;

import io.portolan.diagnosis.Code;
import io.portolan.preflight.TwoRegionEstate;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.dns.InboundResolver;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Faults of names and of the addresses that they lead to, with the words that the findings must have. In these words,
 * {@code <targets>} stands for the right targets of the forwarding rule.
 */
// The fields are never changed. They are a lambda and a copied list.
@SuppressWarnings("ImmutableEnumChecker")
enum NameFault {
    MISSING_RULE(
            Code.MISSING_RULE,
            (msk, hosts) -> msk.site("shop").resolver().removeRule("us-east-2"),
            "This host's resolver does not forward kafka-serverless.us-east-2.amazonaws.com to the service VPC of us-east-2 (prod).",
            "AWS RAM",
            "associate it with this VPC, or with a Route 53 Profile",
            "FORWARD  kafka-serverless.us-east-2.amazonaws.com",
            "to       <targets>",
            "through  the outbound endpoint of us-east-2",
            "CoreDNS  kafka-serverless.us-east-2.amazonaws.com:53 {",
            "forward . 127.",
            "BIND     zone \"kafka-serverless.us-east-2.amazonaws.com\" {",
            "Unbound  forward-zone:",
            "forward-addr: 127.",
            "dnsmasq  server=/kafka-serverless.us-east-2.amazonaws.com/127.",
            "Add-DnsServerConditionalForwarderZone"),
    RULE_TO_OTHER_VPC(
            Code.RULE_TO_OTHER_VPC,
            (msk, hosts) -> msk.site("shop")
                    .resolver()
                    .forwardTo("us-east-2", msk.faults().inboundResolvers("dev", "us-east-2")),
            "Its rule leads to another VPC (other environment, other region, or a second service VPC).",
            "Point the rule or forwarder for kafka-serverless.us-east-2.amazonaws.com at <targets>."),
    REBIND_PROTECTION(
            Code.REBIND_PROTECTION,
            (msk, hosts) -> msk.site("shop").resolver().stripAddresses(),
            "A resolver on the way removes private addresses from answers (protection against DNS rebinding).",
            "rebind-domain-ok=/kafka-serverless.us-east-2.amazonaws.com/",
            "private-domain: kafka-serverless.us-east-2.amazonaws.com",
            "except-from { \"kafka-serverless.us-east-2.amazonaws.com\"; }"),
    RULE_TARGET_UNREACHABLE_SERVFAIL(
            Code.RULE_TARGET_UNREACHABLE,
            (msk, hosts) -> msk.site("shop").resolver().failTargets("us-east-2"),
            "This host's resolver gets no answer from the targets of its rule or forwarder for kafka-serverless.us-east-2.amazonaws.com.",
            "Check the outbound endpoint of us-east-2",
            "on premises the path from this host's name servers",
            "the inbound endpoint must let UDP and TCP 53 in",
            "The targets of the rule or forwarder must be <targets>."),
    RULE_TARGET_UNREACHABLE_SILENCE(
            Code.RULE_TARGET_UNREACHABLE,
            (msk, hosts) -> msk.site("shop").resolver().silenceTargets("us-east-2"),
            "This host's resolver gets no answer from the targets of its rule or forwarder for kafka-serverless.us-east-2.amazonaws.com.",
            "Check the outbound endpoint of us-east-2",
            "The targets of the rule or forwarder must be <targets>."),
    RESOLVER_REFUSED(
            Code.RESOLVER_REFUSED,
            (msk, hosts) -> msk.site("shop").resolver().refuse(),
            "This host's resolver does not serve this client, or one that it asks does not serve it.",
            "Add this host's network to the resolver's access list",
            "access-control",
            "allow-query"),
    WRONG_ENVIRONMENT(
            Code.WRONG_ENVIRONMENT,
            (msk, hosts) -> msk.faults()
                    .misdirect("shop", hosts, msk.serviceVpc("dev", "us-east-2").unusedAddress()),
            " is in the address space of environment dev. This host's resolver leads there. Nothing was sent there.",
            "Point the rule for kafka-serverless.us-east-2.amazonaws.com at <targets>."),
    WRONG_REGION(
            Code.WRONG_REGION,
            (msk, hosts) -> msk.faults()
                    .misdirect(
                            "shop", hosts, msk.serviceVpc("prod", "us-west-2").unusedAddress()),
            " is in the address space of the service VPC of us-west-2, not of the service VPC of us-east-2 (prod). Nothing was sent there.",
            "Point the rule for kafka-serverless.us-east-2.amazonaws.com at <targets>."),
    PUBLIC_ADDRESS(
            Code.PUBLIC_ADDRESS,
            (msk, hosts) -> msk.faults().misdirect("shop", hosts, InetAddress.getByName("203.0.113.7")),
            "203.0.113.7 is public, but MSK's private brokers have private addresses. Another DNS server answered. Nothing was sent there.",
            "Point the rule for kafka-serverless.us-east-2.amazonaws.com at <targets>.",
            "cidr-blocks under service-vpcs",
            "connectivity: public"),
    OUTSIDE_SERVICE_VPC(
            Code.OUTSIDE_SERVICE_VPC,
            (msk, hosts) -> msk.faults().misdirect("shop", hosts, InetAddress.getByName("10.77.0.1")),
            "10.77.0.1 is private, but in no CIDR block of the service VPC of us-east-2 (prod).",
            "If the VPC has this block, add it to its cidr-blocks under service-vpcs",
            "at <targets>."),
    STALE_ANSWER(
            Code.STALE_ANSWER,
            (msk, hosts) -> msk.faults().misdirect("shop", hosts, unused(msk)),
            "A resolver or the JVM keeps an old answer: the viewpoints do not say the same.",
            "Wait for the record's TTL",
            "networkaddress.cache.ttl"),
    LOCAL_OVERRIDE(
            Code.LOCAL_OVERRIDE,
            (msk, hosts) -> hosts.forEach(host -> msk.site("shop").pin(host, unused(msk))),
            "No resolver gives the JVM's addresses. They come from a hosts file, from its own cache, or from a search domain",
            "Look in the hosts file",
            "hostAliases in Kubernetes",
            "search and ndots in resolv.conf",
            "Remove what nobody wants."),
    IPV6_BLOCK_MISSING(
            Code.IPV6_BLOCK_MISSING,
            (msk, hosts) -> hosts.forEach(host -> addIpv6(msk, host)),
            "2600:1f00:0:0:0:0:0:1 is of IPv6, but no IPv6 block of the service VPC of us-east-2 (prod) is declared.",
            "add the VPC's IPv6 block to its cidr-blocks under service-vpcs"),
    CENTRAL_DISAGREE(
            Code.CENTRAL_DISAGREE,
            (msk, hosts) -> hosts.forEach(host -> inbound(msk).get(1).answer(host, unused(msk))),
            "The inbound resolvers under service-vpcs do not all answer for the same private zone.",
            "Make sure that each of them belongs to the inbound endpoint of the service VPC of us-east-2 (prod)"),
    NOT_IN_SERVICE_VPC(
            Code.NOT_IN_SERVICE_VPC,
            (msk, hosts) -> hosts.forEach(host -> inbound(msk).forEach(resolver -> resolver.answer(host))),
            "The zone exists, but not this name: the service VPC of us-east-2 (prod) has no such cluster.",
            "Check that the cluster still exists",
            "of this environment",
            "a second VPC of the region has a zone that no rule can reach"),
    DNS_UNREACHABLE(
            Code.DNS_UNREACHABLE,
            (msk, hosts) -> silenceAll(msk),
            "No resolver gave a valid answer in time, neither this host's own nor a central one.",
            "Check this host's name servers (resolv.conf, dnsPolicy in Kubernetes)",
            "UDP and TCP 53"),
    TCP_REFUSED(
            Code.TCP_REFUSED,
            (msk, hosts) -> move(msk, hosts, unused(msk)),
            "Something answers at each address, but nothing listens on port 9098.",
            "Compare the port with the bootstrap string that MSK gives (IAM: 9098"),
    TCP_TIMEOUT(
            Code.TCP_TIMEOUT,
            (msk, hosts) -> drop(msk, hosts),
            "Packets to port 9098 are dropped, or they have no route there or back.",
            "Let TCP 9098 in from this client's CIDR block in the cluster's security group",
            "transit gateway, peering, VPN"),
    TCP_DEGRADED(
            Code.TCP_DEGRADED,
            (msk, hosts) -> move(
                    msk,
                    hosts,
                    unused(msk),
                    msk.cluster("orders").brokerAddresses().get(0)),
            "The broker can be reached, but not at every address. Clients lose time on the others.",
            "security groups let TCP 9098 through to each subnet");

    private static final InetAddress GLOBAL_IPV6 = TwoRegionEstate.ip("2600:1f00::1");

    private final Code code;
    private final Fault fault;
    private final String cause;
    private final List<String> fix;

    /** Breaks these names in an estate. */
    private interface Fault {
        void strike(LocalMsk msk, List<String> hosts) throws Exception;
    }

    NameFault(Code code, Fault fault, String cause, String... fix) {
        this.code = code;
        this.fault = fault;
        this.cause = cause;
        this.fix = List.of(fix);
    }

    Code code() {
        return code;
    }

    void strike(LocalMsk msk, List<String> hosts) throws Exception {
        fault.strike(msk, hosts);
    }

    String cause() {
        return cause;
    }

    Stream<String> fix() {
        return fix.stream();
    }

    private static List<InboundResolver> inbound(LocalMsk msk) {
        return msk.faults().inboundResolvers("prod", "us-east-2");
    }

    private static InetAddress unused(LocalMsk msk) {
        return msk.serviceVpc("prod", "us-east-2").unusedAddress();
    }

    private static void silenceAll(LocalMsk msk) {
        inbound(msk).forEach(InboundResolver::hide);
        msk.site("shop").resolver().silence();
    }

    private static void addIpv6(LocalMsk msk, String host) {
        int broker = msk.cluster("orders").brokerHosts().indexOf(host);
        List<InetAddress> addresses = new ArrayList<>(msk.cluster("orders").brokerAddresses());
        addresses = broker < 0 ? addresses : new ArrayList<>(List.of(addresses.get(broker)));
        addresses.add(GLOBAL_IPV6);
        move(msk, List.of(host), addresses.toArray(InetAddress[]::new));
    }

    /** Changes the answer for every client. */
    private static void move(LocalMsk msk, List<String> hosts, InetAddress... addresses) {
        hosts.forEach(host -> inbound(msk).forEach(resolver -> resolver.answer(host, addresses)));
    }

    private static void drop(LocalMsk msk, List<String> hosts) {
        move(msk, hosts, unused(msk));
        msk.faults().dropConnections(unused(msk));
    }
}
