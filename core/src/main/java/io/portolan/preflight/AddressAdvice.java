package io.portolan.preflight;

import io.portolan.diagnosis.Code;
import io.portolan.dns.DnsAnswer;
import io.portolan.network.AddressJudgement;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Advice if a name leads where it must not lead.
 *
 * @param kept says what was not sent there, as a full sentence
 */
record AddressAdvice(
        AddressJudgement judgement, ForwardingRule rule, String vpc, Collection<InetAddress> all, String kept) {

    Advice wrongEnvironment() {
        List<InetAddress> wrong = addresses(Code.WRONG_ENVIRONMENT);
        return new Advice(
                sentenceStart(wrong) + "in the address space of environment "
                        + names(wrong, judgement::environmentOf)
                        + ". This host's resolver or its hosts file leads there. " + kept,
                redirect());
    }

    Advice wrongRegion() {
        List<InetAddress> wrong = addresses(Code.WRONG_REGION);
        String region = names(wrong, judgement::otherRegionOf);
        return new Advice(
                sentenceStart(wrong) + "in the address space of the service VPC of " + region + ", not of " + vpc + ". "
                        + kept,
                redirect());
    }

    Advice publicAddress() {
        return new Advice(
                sentenceStart(addresses(Code.PUBLIC_ADDRESS))
                        + "public, but MSK's private brokers have private addresses. Another DNS server answered. "
                        + kept,
                redirect() + " If the VPC does use such addresses, add their block to its cidr-blocks under"
                        + " service-vpcs. For a cluster with public access, set connectivity: public.");
    }

    Advice outsideServiceVpc() {
        return new Advice(
                sentenceStart(addresses(Code.OUTSIDE_SERVICE_VPC)) + "private, but in no CIDR block of " + vpc + ".",
                "If the VPC has this block, add it to its cidr-blocks under service-vpcs. If not, another VPC answers. "
                        + redirect());
    }

    /** The addresses with this judgement. */
    private List<InetAddress> addresses(Code code) {
        return all.stream().filter(address -> judgement.judge(address) == code).toList();
    }

    private static String sentenceStart(List<InetAddress> addresses) {
        return DnsAnswer.text(addresses) + (addresses.size() == 1 ? " is " : " are ");
    }

    private String redirect() {
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
