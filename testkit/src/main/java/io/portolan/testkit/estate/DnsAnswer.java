package io.portolan.testkit.estate;

import java.net.InetAddress;
import java.util.List;

/**
 * What a resolver answers.
 *
 * @param code the code of the answer
 * @param addresses the addresses of the name
 */
public record DnsAnswer(Code code, List<InetAddress> addresses) {

    /** Copies the list. */
    public DnsAnswer {
        addresses = List.copyOf(addresses);
    }

    /** The codes that resolvers of VPCs answer with. */
    public enum Code {
        /** There is such a name. */
        NOERROR,
        /** There is no such name. */
        NXDOMAIN,
        /** No target of the rule has answered. */
        SERVFAIL
    }

    static DnsAnswer of(Code code) {
        return new DnsAnswer(code, List.of());
    }
}
