package io.portolan.preflight;

import io.portolan.dns.DnsAnswer;
import io.portolan.dns.LookupOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Views written as text. Addresses are joined by {@code +}, or the text is a {@link LookupOutcome}. A slash separates the
 * central resolvers.
 */
final class NameViewSamples {

    private NameViewSamples() {}

    static NameView of(String host, String jvm, String resolver, String central, boolean zoneVisible) {
        List<DnsAnswer> answers = new ArrayList<>();
        for (String one : central.equals("-") ? new String[0] : central.split("/")) {
            answers.add(answer("central 10.30." + (answers.size() + 1) + ".53", one));
        }
        return new NameView(
                host,
                answer("jvm", jvm),
                resolver.equals("-") ? Optional.empty() : Optional.of(answer("host resolver 10.1.0.2", resolver)),
                answers,
                zoneVisible);
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
