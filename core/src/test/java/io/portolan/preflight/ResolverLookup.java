package io.portolan.preflight;

import io.portolan.dns.JvmLookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/**
 * What {@code InetAddress} would answer on a host with this resolver. For every failure it says that there are no addresses.
 */
record ResolverLookup(InetSocketAddress resolver) implements JvmLookup {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        SimpleResolver client = new SimpleResolver(resolver);
        client.setTimeout(Duration.ofSeconds(3));
        try {
            Message query = Message.newQuery(Record.newRecord(Name.fromString(host + "."), Type.A, DClass.IN));
            InetAddress[] found = client.send(query).getSection(Section.ANSWER).stream()
                    .filter(ARecord.class::isInstance)
                    .map(record -> ((ARecord) record).getAddress())
                    .toArray(InetAddress[]::new);
            if (found.length > 0) {
                return found;
            }
        } catch (IOException e) {
            // As below, since Java does not distinguish the failures.
        }
        throw new UnknownHostException(host);
    }
}
