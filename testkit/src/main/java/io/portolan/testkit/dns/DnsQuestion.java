package io.portolan.testkit.dns;

import java.util.Collection;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * A question to a name server.
 *
 * @param name the absolute name
 * @param type the record type's number from {@link Type}
 */
record DnsQuestion(Name name, int type) {

    static DnsQuestion of(Record question) {
        return new DnsQuestion(question.getName(), question.getType());
    }

    static DnsQuestion ipv4(Name name) {
        return new DnsQuestion(name, Type.A);
    }

    static DnsQuestion ipv6(Name name) {
        return new DnsQuestion(name, Type.AAAA);
    }

    /** The name as text without a dot at its end. */
    String host() {
        return name.toString(true);
    }

    /** The one of these zones that the name is in. It is the root if there is none. */
    Name zoneOf(Collection<Name> zones) {
        return zones.stream().filter(name::subdomain).findFirst().orElse(Name.root);
    }
}
