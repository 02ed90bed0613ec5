package io.portolan.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a host's DNS can be corrected. */
enum DnsSite {
    /** By a rule of Route 53 Resolver. The host's name server is that of a VPC. */
    AWS,
    /** In CoreDNS. The host is a pod. */
    KUBERNETES,
    /** In the company's own name servers. */
    ON_PREMISES;

    private static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");
    private static final Set<String> VPC_RESOLVERS = Set.of("169.254.169.253", "fd00:ec2::253");
    private static final Pattern VPC_DOMAIN = Pattern.compile("(?:.+\\.)?(?:compute|ec2)\\.internal\\.?");
    private static final Pattern POD_DOMAIN = Pattern.compile("(?:.+\\.)?svc\\..+");

    static Set<DnsSite> ofThisHost() {
        try {
            return of(Files.readString(RESOLV_CONF));
        } catch (IOException e) {
            return EnumSet.allOf(DnsSite.class);
        }
    }

    /**
     * Finds the sites from a {@code resolv.conf}. If it does not show them, all are possible. A pod in a VPC is in Kubernetes
     * and in AWS.
     */
    static Set<DnsSite> of(String resolvConf) {
        Set<DnsSite> sites = EnumSet.noneOf(DnsSite.class);
        if (values(resolvConf, "search", "domain")
                .anyMatch(domain -> POD_DOMAIN.matcher(domain).matches())) {
            sites.add(KUBERNETES);
        }
        if (values(resolvConf, "search", "domain")
                        .anyMatch(domain -> VPC_DOMAIN.matcher(domain).matches())
                || values(resolvConf, "nameserver").anyMatch(VPC_RESOLVERS::contains)) {
            sites.add(AWS);
        }
        return sites.isEmpty() ? EnumSet.allOf(DnsSite.class) : sites;
    }

    private static Stream<String> values(String resolvConf, String... keywords) {
        return resolvConf
                .lines()
                .map(line -> line.strip().toLowerCase(Locale.ROOT).split("[ \t]+"))
                .filter(words -> List.of(keywords).contains(words[0]))
                .flatMap(words -> Arrays.stream(words).skip(1));
    }
}
