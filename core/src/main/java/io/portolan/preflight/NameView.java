package io.portolan.preflight;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

    Stream<DnsAnswer> answers() {
        return Stream.concat(Stream.of(jvm), resolvers());
    }

    /** The resolvers that said nothing. */
    Stream<String> silent() {
        return resolvers().filter(answer -> answer.outcome().silent()).map(DnsAnswer::viewpoint);
    }

    private Stream<DnsAnswer> resolvers() {
        return Stream.concat(resolver.stream(), central.stream());
    }

    boolean unfinished() {
        return answers().anyMatch(DnsAnswer::unfinished);
    }

    /** Where clients would connect to: the JVM's addresses, or, where it has none, those that it will have. */
    Set<InetAddress> addresses() {
        return jvm.answered()
                ? jvm.addresses()
                : resolver.map(DnsAnswer::addresses).orElse(Set.of());
    }

    Set<InetAddress> centralAddresses() {
        return union(central.stream());
    }

    /** Whether the central resolvers know of no address. */
    boolean centralDenies() {
        return centralAddresses().isEmpty()
                && central.stream().anyMatch(answer -> answer.outcome().definite());
    }

    /** Whether the JVM has an address that no resolver gives; silent ones prove nothing. */
    boolean overridden() {
        return resolvers().anyMatch(answer -> answer.outcome().definite())
                && !union(resolvers()).containsAll(jvm.addresses());
    }

    /** Whether the central resolvers give other addresses than these. */
    boolean outdated() {
        return !centralAddresses().isEmpty() && !centralAddresses().containsAll(addresses());
    }

    /** Whether two central resolvers say different things. */
    boolean centralDisagrees() {
        return central.stream()
                        .filter(answer -> answer.outcome().definite())
                        .map(DnsAnswer::addresses)
                        .distinct()
                        .count()
                > 1;
    }

    private static Set<InetAddress> union(Stream<DnsAnswer> answers) {
        Set<InetAddress> union = new HashSet<>();
        answers.forEach(answer -> union.addAll(answer.addresses()));
        return union;
    }
}
