package io.portolan.testkit.dns;

import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * What a client asks a name server.
 *
 * @param name absolute
 * @param type the record type's number, as in {@link Type}
 */
record DnsQuestion(Name name, int type) {

    static DnsQuestion of(Record question) {
        return new DnsQuestion(question.getName(), question.getType());
    }

    static DnsQuestion address(Name name) {
        return new DnsQuestion(name, Type.A);
    }
}
