package io.portolan.preflight;

import io.portolan.dns.DnsAnswer;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How one name looks from everywhere.
 *
 * @param host the name, or an IP literal, which is then the JVM's answer
 * @param jvm what {@code InetAddress} says, which is what Kafka's clients use
 * @param resolver what the host's name servers say; empty where they were not asked
 * @param central what each inbound resolver of the service VPC says; empty where none was asked
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

    /** The resolvers that said nothing. */
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

    /** Where clients would connect to: the JVM's addresses, or, where it has none, those that it will have. */
    Set<InetAddress> addresses() {
        if (jvm.hasAddresses() || resolver.isEmpty()) {
            return jvm.addresses();
        }
        return resolver.get().addresses();
    }

    Set<InetAddress> centralAddresses() {
        return union(central);
    }

    /** Whether the central resolvers know of no address. */
    boolean centralDenies() {
        return centralAddresses().isEmpty() && anyDefinite(central);
    }

    /** Whether the JVM has an address that no resolver gives; silent ones prove nothing. */
    boolean isOverridden() {
        return anyDefinite(resolvers()) && !union(resolvers()).containsAll(jvm.addresses());
    }

    /** Whether the central resolvers give other addresses than these. */
    boolean isOutdated() {
        return !centralAddresses().isEmpty() && !centralAddresses().containsAll(addresses());
    }

    /** Whether two central resolvers say different things. */
    boolean centralDisagrees() {
        Set<Set<InetAddress>> said = new HashSet<>();
        for (DnsAnswer answer : central) {
            if (answer.outcome().isDefinite()) {
                said.add(answer.addresses());
            }
        }
        return said.size() > 1;
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
