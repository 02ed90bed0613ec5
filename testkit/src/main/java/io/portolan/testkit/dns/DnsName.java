package io.portolan.testkit.dns;

import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** Parses DNS names and knows the zones of MSK Serverless. */
final class DnsName {

    static final Name AMAZONAWS = of("amazonaws.com");

    private DnsName() {}

    static Name of(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a DNS name", e);
        }
    }

    /** The private zones that MSK puts over a service VPC. The second one has the names for IPv6. */
    static List<Name> zones(String region) {
        String zone = "kafka-serverless." + region;
        return List.of(of(zone + ".amazonaws.com"), of(zone + ".api.aws"));
    }
}
