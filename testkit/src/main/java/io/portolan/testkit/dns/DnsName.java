package io.portolan.testkit.dns;

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

    /** The private zone that MSK puts over a service VPC. */
    static Name zone(String region) {
        return of("kafka-serverless." + region + ".amazonaws.com");
    }
}
