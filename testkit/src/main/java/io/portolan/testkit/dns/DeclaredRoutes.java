package io.portolan.testkit.dns;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.Name;

/** The rules of a site that is declared in code. Nothing is lost on their way. */
record DeclaredRoutes(Map<Name, List<InetSocketAddress>> byZone) implements QuestionRoutes {

    /** @param rules the targets of the forwarding rule of each region */
    static DeclaredRoutes of(Map<String, List<InetSocketAddress>> rules) {
        Map<Name, List<InetSocketAddress>> byZone = new HashMap<>();
        rules.forEach(
                (region, targets) -> DnsName.zones(region).forEach(zone -> byZone.put(zone, List.copyOf(targets))));
        return new DeclaredRoutes(byZone);
    }

    @Override
    public Optional<List<InetSocketAddress>> findTargets(String host) {
        DnsQuestion question = DnsQuestion.ipv4(DnsName.of(host));
        return Optional.ofNullable(byZone.get(question.zoneOf(byZone.keySet())));
    }

    @Override
    public boolean passesTcp(InetSocketAddress target) {
        return true;
    }
}
