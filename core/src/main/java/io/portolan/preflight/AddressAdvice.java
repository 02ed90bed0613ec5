package io.portolan.preflight;

import io.portolan.diagnosis.Code;
import io.portolan.dns.DnsAnswer;
import io.portolan.network.AddressJudgement;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Advice if a name leads where it must not lead.
 *
 * @param judgement tells the addresses apart
 * @param rule the rule that should answer for the name
 * @param vpc words for people such as {@code the service VPC of us-west-2 (prod)}
 * @param all the addresses of the name
 * @param origin where they come from if no resolver gives them. Then the rule is not to blame.
 * @param kept says what was not sent there, as a full sentence
 */
record AddressAdvice(
        AddressJudgement judgement,
        ForwardingRule rule,
        String vpc,
        Collection<InetAddress> all,
        Optional<AddressOrigin> origin,
        String kept) {

    Advice wrongEnvironment() {
        List<InetAddress> wrong = addresses(Code.WRONG_ENVIRONMENT);
        return new Advice(
                sentenceStart(wrong) + "in the address space of environment "
                        + names(wrong, judgement::environmentOf)
                        + "." + origin(" This host's resolver leads there.") + " " + kept,
                redirect());
    }

    Advice wrongRegion() {
        List<InetAddress> wrong = addresses(Code.WRONG_REGION);
        String region = names(wrong, judgement::otherRegionOf);
        return new Advice(
                sentenceStart(wrong) + "in the address space of the service VPC of " + region + ", not of " + vpc + "."
                        + origin("") + " " + kept,
                redirect());
    }

    Advice publicAddress() {
        List<InetAddress> wrong = addresses(Code.PUBLIC_ADDRESS);
        if (wrong.stream().allMatch(AddressJudgement::isReserved)) {
            return new Advice(
                    sentenceStart(wrong)
                            + "made up: no network has this block. A VPN or proxy with fake addresses answers, or a"
                            + " service mesh." + origin("") + " " + kept,
                    "Exempt " + rule.domain() + " from it (fake-ip filter of a proxy, DNS capture of Istio).");
        }
        return new Advice(
                sentenceStart(wrong) + publicText(wrong) + origin(" Another DNS server answered.") + " " + kept,
                redirect() + " If the VPC does use such addresses, add their block to its cidr-blocks under"
                        + " service-vpcs. For a cluster with public access, set connectivity: public.");
    }

    private String publicText(List<InetAddress> wrong) {
        return wrong.stream().allMatch(Inet6Address.class::isInstance)
                ? "in no IPv6 block of " + vpc + "."
                : "public, but MSK's private brokers have private addresses.";
    }

    Advice outsideServiceVpc() {
        List<InetAddress> wrong = new ArrayList<>(addresses(Code.OUTSIDE_SERVICE_VPC));
        wrong.addAll(addresses(Code.IPV6_BLOCK_MISSING));
        boolean ipv6 = wrong.stream().allMatch(Inet6Address.class::isInstance);
        return new Advice(
                sentenceStart(wrong) + (ipv6 ? "in no CIDR block of " : "private, but in no CIDR block of ") + vpc + "."
                        + origin(""),
                "If the VPC has this block, add it to its cidr-blocks under service-vpcs. "
                        + (origin.isPresent() ? "" : "If not, another VPC answers. ")
                        + redirect());
    }

    /** Clients take the IPv4 addresses. So this is a warning. */
    Advice ipv6BlockMissing() {
        return new Advice(
                sentenceStart(addresses(Code.IPV6_BLOCK_MISSING)) + "of IPv6, but no IPv6 block of " + vpc
                        + " is declared. So nothing tells whether this is the cluster. Clients that prefer IPv4 do not use it.",
                "If the cluster is dual-stack, add the VPC's IPv6 block to its cidr-blocks under service-vpcs. If it is not, look"
                        + " for a resolver with DNS64, or set ip: v4.");
    }

    /** The addresses with this judgement. */
    private List<InetAddress> addresses(Code code) {
        return all.stream().filter(address -> judgement.judge(address) == code).toList();
    }

    private static String sentenceStart(List<InetAddress> addresses) {
        return DnsAnswer.text(addresses) + (addresses.size() == 1 ? " is " : " are ");
    }

    /** Where the addresses come from. If a resolver gives them, these are its words. */
    private String origin(String resolver) {
        return origin.map(from -> " " + from.cause()).orElse(resolver);
    }

    private String redirect() {
        if (origin.isPresent()) {
            return origin.get().fix();
        }
        return rule.targets().isEmpty()
                ? "Correct what answers for this name: hosts file, forwarder, or the name itself."
                : "Point the rule for " + rule.domain() + " at " + rule.targetsText() + ".";
    }

    private static String names(List<InetAddress> addresses, Function<InetAddress, Optional<String>> name) {
        return addresses.stream()
                .flatMap(address -> name.apply(address).stream())
                .distinct()
                .collect(Collectors.joining(" and "));
    }
}
