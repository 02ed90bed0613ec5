package io.portolan.preflight;

import io.portolan.catalog.BrokerAddress;
import java.net.InetAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brokers, and where their names lead. */
record Located(Set<BrokerAddress> brokers, List<NameView> views) {

    static final Located NONE = new Located(Set.of(), List.of());

    static Set<String> hosts(Collection<BrokerAddress> brokers) {
        return brokers.stream().map(BrokerAddress::host).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What clients would connect to, by host. */
    Map<String, Set<InetAddress>> addresses() {
        return views.stream()
                .collect(Collectors.toMap(NameView::host, view -> view.jvm().addresses()));
    }

    List<Target> targets() {
        Map<String, Set<InetAddress>> addresses = addresses();
        return brokers.stream()
                .flatMap(broker -> addresses.getOrDefault(broker.host(), Set.of()).stream()
                        .map(address -> new Target(broker, address)))
                .toList();
    }

    /** With what is known of other names. */
    Located with(List<NameView> others) {
        return new Located(
                brokers, Stream.concat(views.stream(), others.stream()).toList());
    }

    /** The resolvers that did not answer. */
    Set<String> silent() {
        return views.stream().flatMap(NameView::silent).collect(Collectors.toSet());
    }
}
