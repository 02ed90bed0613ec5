package io.portolan.testkit.dns;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/**
 * The answer of a name server.
 *
 * @param rcode the response code's number from {@link Rcode}
 * @param records the answer section
 * @param authority the authority section. A negative answer has the zone's SOA record there.
 */
record DnsReply(int rcode, List<Record> records, List<Record> authority) {

    /** No answer at all, as if the packet had been dropped. */
    static final DnsReply SILENCE = new DnsReply(-1, List.of(), List.of());

    private static final long TTL = 60;

    static DnsReply of(int rcode) {
        return new DnsReply(rcode, List.of(), List.of());
    }

    static DnsReply of(Record... records) {
        return new DnsReply(Rcode.NOERROR, List.of(records), List.of());
    }

    /** The addresses of the question's type. If there are none of it, the reply has no data. */
    static DnsReply addresses(DnsQuestion question, List<InetAddress> addresses, Name zone) {
        List<Record> records = addresses.stream()
                .map(address -> record(question.name(), address))
                .filter(record -> record.getType() == question.type())
                .toList();
        return records.isEmpty() ? noData(zone) : new DnsReply(Rcode.NOERROR, records, List.of());
    }

    private static Record record(Name name, InetAddress address) {
        return address instanceof Inet6Address
                ? new AAAARecord(name, DClass.IN, TTL, address)
                : new ARecord(name, DClass.IN, TTL, address);
    }

    static DnsReply noData(Name zone) {
        return new DnsReply(Rcode.NOERROR, List.of(), List.of(soa(zone)));
    }

    static DnsReply noSuchName(Name zone) {
        return new DnsReply(Rcode.NXDOMAIN, List.of(), List.of(soa(zone)));
    }

    /** The SOA record of a zone in the form that Route 53 gives it. */
    static SOARecord soa(Name zone) {
        Name host = DnsName.of("ns-1536.awsdns-00.co.uk");
        return new SOARecord(
                zone, DClass.IN, TTL, host, DnsName.of("awsdns-hostmaster.amazon.com"), 1, 7200, 900, 86400, 60);
    }

    static DnsReply of(Message message) {
        return new DnsReply(
                message.getRcode(), message.getSection(Section.ANSWER), message.getSection(Section.AUTHORITY));
    }

    boolean silent() {
        return rcode < 0;
    }

    Stream<InetAddress> addresses() {
        return records.stream().flatMap(DnsReply::address);
    }

    private static Stream<InetAddress> address(Record record) {
        if (record instanceof AAAARecord ipv6) {
            return Stream.of(ipv6.getAddress());
        }
        return record instanceof ARecord ipv4 ? Stream.of(ipv4.getAddress()) : Stream.empty();
    }

    DnsReply withoutAddresses() {
        return silent() ? this : new DnsReply(rcode, List.of(), List.of());
    }

    Message toMessage(Message query) {
        Message message = new Message(query.getHeader().getID());
        message.getHeader().setFlag(Flags.QR);
        message.getHeader().setFlag(Flags.RA);
        message.getHeader().setRcode(rcode);
        message.addRecord(query.getQuestion(), Section.QUESTION);
        records.forEach(record -> message.addRecord(record, Section.ANSWER));
        authority.forEach(record -> message.addRecord(record, Section.AUTHORITY));
        return message;
    }
}
