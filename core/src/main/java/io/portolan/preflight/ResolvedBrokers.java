package io.portolan.preflight;

import io.portolan.catalog.BrokerAddress;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brokers and where their names lead. */
record ResolvedBrokers(Set<BrokerAddress> brokers, List<NameView> views) {

    static final ResolvedBrokers NONE = new ResolvedBrokers(Set.of(), List.of());

    static Set<String> hosts(Collection<BrokerAddress> brokers) {
        Set<String> hosts = new LinkedHashSet<>();
        for (BrokerAddress broker : brokers) {
            hosts.add(broker.host());
        }
        return hosts;
    }

    /** The addresses that clients would connect to, by host. */
    Map<String, Set<InetAddress>> addresses() {
        Map<String, Set<InetAddress>> addresses = new HashMap<>();
        for (NameView view : views) {
            addresses.put(view.host(), view.jvm().hasAddresses() ? view.clientAddresses() : Set.of());
        }
        return addresses;
    }

    List<BrokerTarget> targets() {
        Map<String, Set<InetAddress>> addresses = addresses();
        List<BrokerTarget> targets = new ArrayList<>();
        for (BrokerAddress broker : brokers) {
            for (InetAddress address : addresses.getOrDefault(broker.host(), Set.of())) {
                targets.add(new BrokerTarget(broker, address));
            }
        }
        return targets;
    }

    /** The same brokers with the views of other names as well. */
    ResolvedBrokers withViews(List<NameView> others) {
        List<NameView> all = new ArrayList<>(views);
        all.addAll(others);
        return new ResolvedBrokers(brokers, all);
    }

    /** The viewpoints of the resolvers that did not answer. */
    Set<String> silentResolvers() {
        Set<String> silent = new HashSet<>();
        for (NameView view : views) {
            silent.addAll(view.silentResolvers());
        }
        return silent;
    }
}
