package io.portolan.preflight;

import io.portolan.dns.DnsAnswer;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What all viewpoints say about one name.
 *
 * @param host the name, or an IP literal that is then the JVM's answer
 * @param jvm what {@code InetAddress} says. Kafka's clients use that.
 * @param resolver what the host's name servers say. Empty if they were not asked.
 * @param central what each inbound resolver of the service VPC says. Empty if none was asked.
 * @param zoneVisible whether the host's name servers show the apex of the name's MSK zone
 */
record NameView(
        String host, DnsAnswer jvm, Optional<DnsAnswer> resolver, List<DnsAnswer> central, boolean zoneVisible) {

    List<DnsAnswer> answers() {
        List<DnsAnswer> answers = new ArrayList<>();
        answers.add(jvm);
        answers.addAll(resolvers());
        return answers;
    }

    private List<DnsAnswer> resolvers() {
        List<DnsAnswer> resolvers = new ArrayList<>();
        if (resolver.isPresent()) {
            resolvers.add(resolver.get());
        }
        resolvers.addAll(central);
        return resolvers;
    }

    /** The viewpoints of the resolvers that gave no answer. */
    List<String> silentResolvers() {
        List<String> silent = new ArrayList<>();
        for (DnsAnswer answer : resolvers()) {
            if (answer.outcome().isSilent()) {
                silent.add(answer.viewpoint());
            }
        }
        return silent;
    }

    boolean isUnfinished() {
        for (DnsAnswer answer : answers()) {
            if (answer.isUnfinished()) {
                return true;
            }
        }
        return false;
    }

    /** The addresses that clients would connect to. If the JVM has none yet, they are those that it will get. */
    Set<InetAddress> addresses() {
        if (jvm.hasAddresses() || resolver.isEmpty()) {
            return jvm.addresses();
        }
        return resolver.get().addresses();
    }

    Set<InetAddress> centralAddresses() {
        return union(central);
    }

    /** Whether the central resolvers answer without an address. */
    boolean centralDenies() {
        return centralAddresses().isEmpty() && anyDefinite(central);
    }

    /** Whether the JVM has an address that no resolver gives. Silent resolvers prove nothing. */
    boolean isOverridden() {
        return anyDefinite(resolvers()) && !union(resolvers()).containsAll(jvm.addresses());
    }

    /** Whether the central resolvers give other addresses than those that clients would use. */
    boolean isOutdated() {
        return !centralAddresses().isEmpty() && !centralAddresses().containsAll(addresses());
    }

    /** Whether two central resolvers give different answers. */
    boolean centralDisagrees() {
        Set<Set<InetAddress>> definite = new HashSet<>();
        for (DnsAnswer answer : central) {
            if (answer.outcome().isDefinite()) {
                definite.add(answer.addresses());
            }
        }
        return definite.size() > 1;
    }

    private static boolean anyDefinite(List<DnsAnswer> answers) {
        for (DnsAnswer answer : answers) {
            if (answer.outcome().isDefinite()) {
                return true;
            }
        }
        return false;
    }

    private static Set<InetAddress> union(List<DnsAnswer> answers) {
        Set<InetAddress> union = new HashSet<>();
        for (DnsAnswer answer : answers) {
            union.addAll(answer.addresses());
        }
        return union;
    }
}
