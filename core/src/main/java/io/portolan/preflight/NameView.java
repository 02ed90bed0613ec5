package io.portolan.preflight;

import io.portolan.catalog.IpFamily;
import io.portolan.dns.DnsAnswer;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What all viewpoints say about one name.
 *
 * @param host the name, or an IP literal that is then the JVM's answer
 * @param jvm what {@code InetAddress} says. Kafka's clients use that.
 * @param hostDns what the host's name servers say
 * @param central what each inbound resolver of the service VPC says. Empty if none was asked.
 * @param searched the answer of a search domain that explains the JVM's addresses. Empty if none does.
 */
record NameView(String host, DnsAnswer jvm, HostDns hostDns, List<DnsAnswer> central, Optional<SearchAnswer> searched) {

    NameView(String host, DnsAnswer jvm, HostDns hostDns, List<DnsAnswer> central) {
        this(host, jvm, hostDns, central, Optional.empty());
    }

    NameView withSearched(SearchAnswer answer) {
        return new NameView(host, jvm, hostDns, central, Optional.of(answer));
    }

    /**
     * The same view without the addresses of the other IP version. Kafka takes the version of the JVM's first address. If that is
     * not the wanted one, nothing is left out.
     */
    NameView restrictedTo(IpFamily wanted) {
        boolean usesIpv6 = clientAddresses().stream().anyMatch(Inet6Address.class::isInstance);
        if (clientAddresses().isEmpty() || usesIpv6 != (wanted == IpFamily.V6)) {
            return this;
        }
        Class<? extends InetAddress> version = usesIpv6 ? Inet6Address.class : Inet4Address.class;
        return new NameView(
                host,
                jvm.restrictedTo(version),
                new HostDns(restrict(hostDns.answers(), version), hostDns.zoneViewers()),
                restrict(central, version),
                searched);
    }

    private static List<DnsAnswer> restrict(List<DnsAnswer> answers, Class<? extends InetAddress> version) {
        return answers.stream().map(answer -> answer.restrictedTo(version)).toList();
    }

    List<DnsAnswer> answers() {
        List<DnsAnswer> answers = new ArrayList<>();
        answers.add(jvm);
        answers.addAll(resolvers());
        return answers;
    }

    private List<DnsAnswer> resolvers() {
        List<DnsAnswer> resolvers = new ArrayList<>(hostDns.answers());
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

    /** The addresses that clients may get. If the JVM has none yet, they are those that it will get. */
    Set<InetAddress> addresses() {
        Optional<DnsAnswer> later = hostDns.combined();
        return jvm.hasAddresses() || later.isEmpty()
                ? jvm.addresses()
                : later.get().addresses();
    }

    /** The addresses that clients would connect to. Like Kafka, it takes those of the same IP version as the first one. */
    Set<InetAddress> clientAddresses() {
        Set<InetAddress> taken = new LinkedHashSet<>();
        for (InetAddress address : addresses()) {
            if (taken.isEmpty() || taken.iterator().next().getClass() == address.getClass()) {
                taken.add(address);
            }
        }
        return taken;
    }

    Set<InetAddress> centralAddresses() {
        return union(central);
    }

    /** Whether the central resolvers answer without an address. */
    boolean centralDenies() {
        return centralAddresses().isEmpty() && anyDefinite(central);
    }

    /** Whether a central resolver was heard. */
    boolean centralAnswers() {
        return anyDefinite(central);
    }

    /** Whether the JVM has an address that no resolver gives. Silent resolvers prove nothing. */
    boolean isOverridden() {
        return anyDefinite(resolvers()) && !union(resolvers()).containsAll(jvm.addresses());
    }

    /** Whether the central resolvers give other addresses than those that clients would use. */
    boolean isOutdated() {
        return !centralAddresses().isEmpty() && !centralAddresses().containsAll(clientAddresses());
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
