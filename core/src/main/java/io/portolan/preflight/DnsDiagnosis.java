package io.portolan.preflight;

import io.portolan.catalog.MskZone;
import io.portolan.diagnosis.Code;
import io.portolan.dns.DnsAnswer;
import io.portolan.dns.LookupOutcome;
import io.portolan.network.AddressJudgement;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The decision table. It turns what the viewpoints say about one name into diagnoses. A pure function. */
final class DnsDiagnosis {

    private final AddressJudgement judgement;

    DnsDiagnosis(AddressJudgement judgement) {
        this.judgement = judgement;
    }

    /** The diagnoses of this name. They are {@link Code#OK} alone, or everything that is wrong. */
    List<Code> diagnose(NameView view) {
        Set<Code> placed = misplaced(view);
        boolean unjudged = placed.remove(Code.IPV6_BLOCK_MISSING);
        List<Code> codes = new ArrayList<>(placed);
        if (view.isUnfinished()) {
            codes.add(Code.DEADLINE_EXCEEDED);
        } else {
            codes.addAll(codes.isEmpty() ? compared(view) : searchedInstead(view));
            codes.addAll(besides(view));
        }
        if (unjudged) {
            codes.add(Code.IPV6_BLOCK_MISSING);
        }
        return codes.isEmpty() ? List.of(Code.OK) : codes;
    }

    /** What is wrong with the addresses that clients would use. It comes first, since nothing may be sent to a wrong place. */
    private Set<Code> misplaced(NameView view) {
        Set<Code> codes = EnumSet.noneOf(Code.class);
        for (InetAddress address : view.addresses()) {
            codes.add(judgement.judge(address));
        }
        codes.remove(Code.OK);
        if (codes.equals(Set.of(Code.IPV6_BLOCK_MISSING)) && !hasGoodAddress(view)) {
            return EnumSet.of(Code.OUTSIDE_SERVICE_VPC);
        }
        return codes;
    }

    /** Whether Kafka would find an address that is known to be the cluster's. */
    private boolean hasGoodAddress(NameView view) {
        return view.clientAddresses().stream().anyMatch(address -> judgement.judge(address) == Code.OK);
    }

    private static List<Code> compared(NameView view) {
        if (view.centralDenies()) {
            return List.of(Code.NOT_IN_SERVICE_VPC);
        }
        if (view.jvm().hasAddresses()) {
            boolean stale = view.isOutdated() && !view.isOverridden();
            return stale ? List.of(Code.STALE_ANSWER) : List.of();
        }
        return List.of(view.hostDns()
                .deciding()
                .map(answer -> unresolved(view, answer.outcome()))
                .orElseGet(() -> jvmAlone(view)));
    }

    /** Why the JVM went on to a search domain. It is empty if it tried that first, because the name itself is sound then. */
    private static List<Code> searchedInstead(NameView view) {
        Optional<DnsAnswer> resolver = view.hostDns().combined();
        return view.searched().isPresent()
                        && resolver.isPresent()
                        && !resolver.get().hasAddresses()
                ? List.of(unresolved(view, resolver.get().outcome()))
                : List.of();
    }

    /** What is wrong beside all that. */
    private static List<Code> besides(NameView view) {
        List<Code> codes = new ArrayList<>();
        if (view.isOverridden()) {
            codes.add(Code.LOCAL_OVERRIDE);
        }
        if (view.hostDns().disagrees()) {
            codes.add(Code.HOST_RESOLVERS_DISAGREE);
        }
        if (view.centralDisagrees()) {
            codes.add(Code.CENTRAL_DISAGREE);
        }
        return codes;
    }

    private static Code jvmAlone(NameView view) {
        return view.jvm().outcome() == LookupOutcome.UNKNOWN_HOST ? Code.UNKNOWN_HOST : Code.DNS_UNREACHABLE;
    }

    /** Why the JVM does not resolve the name. The outcome at the host resolver shows it. */
    private static Code unresolved(NameView view, LookupOutcome resolver) {
        boolean centralAnswers = !view.centralAddresses().isEmpty();
        return switch (resolver) {
            case REFUSED -> Code.RESOLVER_REFUSED;
            case NO_ADDRESSES -> stripped(view) ? Code.REBIND_PROTECTION : unknown(view, centralAnswers);
            case NXDOMAIN -> unknown(view, centralAnswers);
            case INVALID_NAME -> Code.UNKNOWN_HOST;
            // The server answers other questions.
            case SERVFAIL, TIMEOUT -> Code.RULE_TARGET_UNREACHABLE;
            case ADDRESSES -> view.jvm().outcome() == LookupOutcome.TIMEOUT ? Code.DNS_UNREACHABLE : Code.STALE_ANSWER;
            default -> Code.DNS_UNREACHABLE;
        };
    }

    /** Whether a filter against rebinding removed the answer. Such filters remove only private addresses. */
    private static boolean stripped(NameView view) {
        return view.centralAddresses().stream().anyMatch(AddressJudgement::isPrivate);
    }

    private static Code unknown(NameView view, boolean centralAnswers) {
        if (centralAnswers) {
            return view.hostDns().zoneVisible() ? Code.RULE_TO_OTHER_VPC : Code.MISSING_RULE;
        }
        if (view.hostDns().zoneVisible()) {
            return Code.NOT_IN_SERVICE_VPC;
        }
        return MskZone.ofHost(view.host()).isPresent() ? Code.MISSING_RULE : Code.UNKNOWN_HOST;
    }
}
