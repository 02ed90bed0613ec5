package io.portolan.preflight;

import io.portolan.dns.DnsAnswer;
import io.portolan.dns.LookupOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Views written as text. Addresses are joined by {@code +}, or the text is a {@link LookupOutcome}. A slash separates
 * resolvers.
 */
final class NameViewSamples {

    private NameViewSamples() {}

    static NameView of(String host, String jvm, String resolver, String central, boolean zoneVisible) {
        List<DnsAnswer> hosts = answers("host resolver 10.1.%d.2", 0, resolver);
        Set<String> zoneViewers =
                zoneVisible ? hosts.stream().map(DnsAnswer::viewpoint).collect(Collectors.toSet()) : Set.of();
        return new NameView(
                host, answer("jvm", jvm), new HostDns(hosts, zoneViewers), answers("central 10.30.%d.53", 1, central));
    }

    private static List<DnsAnswer> answers(String viewpoint, int first, String texts) {
        List<DnsAnswer> answers = new ArrayList<>();
        for (String one : texts.equals("-") ? new String[0] : texts.split("/")) {
            answers.add(answer(viewpoint.formatted(first + answers.size()), one));
        }
        return answers;
    }

    private static DnsAnswer answer(String viewpoint, String text) {
        String trimmed = text.strip();
        Duration latency = Duration.ofMillis(viewpoint.length());
        return Character.isUpperCase(trimmed.charAt(0))
                ? DnsAnswer.withoutAddresses(viewpoint, LookupOutcome.valueOf(trimmed), latency)
                : DnsAnswer.of(
                        viewpoint,
                        Arrays.stream(trimmed.split("\\+"))
                                .map(TwoRegionEstate::ip)
                                .toList(),
                        latency);
    }
}
