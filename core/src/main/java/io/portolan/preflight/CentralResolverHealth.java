package io.portolan.preflight;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.dns.DnsAnswer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds what is wrong with the central resolvers themselves, once for all names. A pure function. */
final class CentralResolverHealth {

    private CentralResolverHealth() {}

    /** One finding for each resolver that is silent while others answer. If none answers, there is one finding for all. */
    static List<Finding> findings(List<NameView> views) {
        Map<String, DnsAnswer> silent = new TreeMap<>();
        Set<String> heard = new HashSet<>();
        for (NameView view : views) {
            for (DnsAnswer answer : view.central()) {
                if (answer.outcome().isDefinite()) {
                    heard.add(answer.viewpoint());
                } else if (!answer.isUnfinished()) {
                    silent.put(answer.viewpoint(), answer);
                }
            }
        }
        // If packets get lost, a resolver that works may miss one name.
        silent.values()
                .removeIf(answer ->
                        heard.contains(answer.viewpoint()) && answer.outcome().isSilent());
        if (silent.isEmpty()) {
            return List.of();
        }
        return heard.isEmpty()
                ? unreachable(silent, views)
                : silent.values().stream().map(CentralResolverHealth::degraded).toList();
    }

    /** Reports silence only if clients can resolve. Otherwise the diagnosis of each name says more. */
    private static List<Finding> unreachable(Map<String, DnsAnswer> silent, List<NameView> views) {
        if (views.stream().anyMatch(view -> !view.jvm().hasAddresses())) {
            return List.of();
        }
        List<String> seen = new ArrayList<>();
        silent.forEach((viewpoint, answer) -> seen.add(viewpoint + "  " + answer.text()));
        return List.of(Finding.about(Code.CENTRAL_UNREACHABLE, "central resolvers")
                .asked("the same names, without the forwarding rule")
                .seen(String.join("\n", seen))
                .cause("This network has no direct path to them. The rule has one, since the names resolve.")
                .build());
    }

    private static Finding degraded(DnsAnswer answer) {
        return Finding.about(Code.CENTRAL_DEGRADED, answer.viewpoint())
                .asked("the same names as the other inbound resolvers")
                .seen(answer.text())
                .cause("One inbound resolver is silent, and others answer. Look-ups work, but without redundancy.")
                .fix(
                        "Check the silent address of the inbound endpoint. It must exist and be AVAILABLE, and its security"
                                + " group must let UDP and TCP 53 in.")
                .build();
    }
}
