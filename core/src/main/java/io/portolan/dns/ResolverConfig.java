package io.portolan.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a host's libc resolves names, by its {@code resolv.conf}. It is read as glibc reads it. Lines that glibc does not
 * understand have no effect. Immutable and thread-safe.
 *
 * @param nameServers the three at most that glibc asks, in their order. If none is given, it is one on this host.
 * @param searchDomains the domains that are appended to names, in their order and without last dots
 * @param ndots a name with fewer dots is first tried with the search domains
 */
public record ResolverConfig(List<InetSocketAddress> nameServers, List<String> searchDomains, int ndots) {

    /** A configuration of which nothing is known. */
    public static final ResolverConfig NONE = new ResolverConfig(List.of(), List.of(), 1);

    private static final Path FILE = Path.of("/etc/resolv.conf");
    private static final String LOCALHOST = "127.0.0.1";
    private static final int DNS = 53;
    private static final int MOST_SERVERS = 3;
    private static final int MOST_DOTS = 15;
    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*(?:%.+)?");
    private static final Pattern SPACE = Pattern.compile("[ \t]+");
    private static final String NDOTS = "ndots:";

    /** Copies the lists. */
    public ResolverConfig {
        nameServers = List.copyOf(nameServers);
        searchDomains = List.copyOf(searchDomains);
    }

    /** What this host's file says. It is empty on platforms that have none. */
    public static Optional<ResolverConfig> ofThisHost() {
        try {
            return Optional.of(parse(Files.readString(FILE)).overriddenBy(System.getenv()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Reads the text of a {@code resolv.conf}. */
    public static ResolverConfig parse(String text) {
        List<InetSocketAddress> servers = new ArrayList<>();
        List<String> domains = List.of();
        int ndots = 1;
        for (String line : text.lines().toList()) {
            List<String> words = words(line);
            List<String> values = words.isEmpty() ? words : words.subList(1, words.size());
            switch (values.isEmpty() ? "" : words.get(0)) {
                case "nameserver" -> literal(values.get(0)).ifPresent(servers::add);
                case "search" -> domains = domains(values);
                case "domain" -> domains = domains(values.subList(0, 1));
                case "options" -> ndots = ndots(values, ndots);
                default -> {}
            }
        }
        if (servers.isEmpty()) {
            literal(LOCALHOST).ifPresent(servers::add);
        }
        return new ResolverConfig(servers.subList(0, Math.min(MOST_SERVERS, servers.size())), domains, ndots);
    }

    private static List<String> words(String line) {
        // Only the beginning of a line makes a comment, and no space may stand before a keyword.
        return line.isEmpty() || line.startsWith("#") || line.startsWith(";")
                ? List.of()
                : Arrays.asList(SPACE.split(line.stripTrailing()));
    }

    private static List<String> domains(List<String> words) {
        List<String> domains = new ArrayList<>();
        for (String word : words) {
            String domain = word.toLowerCase(Locale.ROOT);
            domain = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
            if (!domain.isEmpty() && !domain.startsWith("#")) {
                domains.add(domain);
            }
        }
        return domains;
    }

    private static int ndots(List<String> options, int before) {
        int ndots = before;
        for (String option : options) {
            if (option.matches(NDOTS + "\\d{1,6}")) {
                ndots = Math.min(MOST_DOTS, Integer.parseInt(option.substring(NDOTS.length())));
            }
        }
        return ndots;
    }

    /** The server at this address. It is empty if the text is none. */
    private static Optional<InetSocketAddress> literal(String text) {
        try {
            if (IPV4.matcher(text).matches()) {
                return Optional.of(new InetSocketAddress(InetAddress.getByName(text), DNS));
            }
            // In brackets the JDK takes the text as a literal or refuses it. Without them it would ask DNS.
            return IPV6.matcher(text).matches()
                    ? Optional.of(new InetSocketAddress(InetAddress.getByName("[" + text + "]"), DNS))
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The environment variables of glibc have the last word. */
    ResolverConfig overriddenBy(Map<String, String> environment) {
        List<String> domains = words(environment.getOrDefault("LOCALDOMAIN", ""));
        List<String> options = words(environment.getOrDefault("RES_OPTIONS", ""));
        return new ResolverConfig(
                nameServers, domains.isEmpty() ? searchDomains : domains(domains), ndots(options, ndots));
    }

    /** Whether this host's libc tries the search domains before the name itself. */
    public boolean searchesFirst(String host) {
        return !host.endsWith(".") && host.chars().filter(each -> each == '.').count() < ndots;
    }
}
