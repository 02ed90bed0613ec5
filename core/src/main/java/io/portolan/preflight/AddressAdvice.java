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

/** Advice where a name leads to a place that it must not lead to. */
record AddressAdvice(AddressJudgement judgement, ForwardingRule rule, String vpc) {

    private static final String NOTHING_SENT = " Nothing was sent there.";

    Advice advise(Code code, Collection<InetAddress> all) {
        List<InetAddress> addresses =
                all.stream().filter(address -> judgement.judge(address) == code).toList();
        String who = DnsAnswer.text(addresses);
        return switch (code) {
            case WRONG_ENVIRONMENT -> wrongEnvironment(who, names(addresses, judgement::environmentOf));
            case WRONG_REGION -> wrongRegion(who, names(addresses, judgement::otherRegionOf));
            case PUBLIC_ADDRESS -> publicAddress(who);
            case OUTSIDE_SERVICE_VPC -> outside(who);
            default -> throw new IllegalArgumentException(code.name());
        };
    }

    private Advice wrongEnvironment(String who, String environment) {
        return new Advice(
                who + ": address space of environment " + environment
                        + "; this host's resolver, or its hosts file, leads there." + NOTHING_SENT,
                redirect());
    }

    private Advice wrongRegion(String who, String region) {
        return new Advice(
                who + ": address space of the service VPC of " + region + ", not of " + vpc + "." + NOTHING_SENT,
                redirect());
    }

    private Advice publicAddress(String who) {
        return new Advice(
                who + ": public, while MSK's private brokers have private addresses; someone else answered."
                        + NOTHING_SENT,
                redirect() + " If the VPC does use such addresses, add their block to its cidr-blocks under"
                        + " service-vpcs; for a cluster with public access, set connectivity: public.");
    }

    private Advice outside(String who) {
        return new Advice(
                who + ": private, but in no CIDR block of " + vpc + ".",
                "If the VPC has this block, add it to its cidr-blocks under service-vpcs. If not, another VPC answers. "
                        + redirect());
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
