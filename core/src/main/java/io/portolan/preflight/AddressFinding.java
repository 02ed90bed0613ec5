package io.portolan.preflight;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.dns.DnsAnswer;
import io.portolan.network.AddressJudgement;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Optional;

/** The finding about a broker whose name leads to wrong addresses while a client lives. It says what a preflight says. */
public final class AddressFinding {

    private AddressFinding() {}

    /**
     * The finding about this broker.
     *
     * @param code the worst judgement of the addresses
     * @param region the id of the cluster's region
     * @param addresses all addresses of the host
     */
    public static Finding of(
            String host, Code code, AddressJudgement judgement, String region, Collection<InetAddress> addresses) {
        Advice advice = advice(
                code,
                new AddressAdvice(
                        judgement,
                        ForwardingRule.of(host, Optional.empty()),
                        "the service VPC of " + region,
                        addresses,
                        Optional.empty(),
                        "No credentials were sent there."));
        return Finding.about(code, host)
                .asked("the addresses that this JVM resolves before it signs for a broker")
                .seen(DnsAnswer.text(addresses))
                .cause(advice.cause())
                .fix(advice.fix())
                .build();
    }

    private static Advice advice(Code code, AddressAdvice words) {
        return switch (code) {
            case WRONG_ENVIRONMENT -> words.wrongEnvironment();
            case WRONG_REGION -> words.wrongRegion();
            case PUBLIC_ADDRESS -> words.publicAddress();
            case OUTSIDE_SERVICE_VPC -> words.outsideServiceVpc();
            default -> throw new IllegalArgumentException(code + " is no judgement of an address");
        };
    }
}
