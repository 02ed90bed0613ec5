package io.portolan.preflight;

import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.ClientAuthentication;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.dns.DnsAnswer;
import io.portolan.dns.LookupOutcome;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Does the same check at each address of each broker, side by side. Its findings have one entry for each broker and diagnosis.
 *
 * @param step what is done, in one word
 * @param asked what is done, in a sentence
 * @param authentication how clients authenticate
 * @param identity the identity that the brokers see, in words for people
 */
record BrokerChecks(String step, String asked, ClientAuthentication authentication, String identity) {

    /** Puts findings with the same diagnosis together. */
    static final Comparator<Finding> BY_CODE = Comparator.comparing(Finding::code);

    List<Finding> findings(
            Collection<BrokerTarget> targets, Function<BrokerTarget, BrokerCheckResult> check, ParallelChecks checks) {
        Map<BrokerTarget, Future<BrokerCheckResult>> started = new LinkedHashMap<>();
        for (BrokerTarget target : targets) {
            started.put(
                    target, checks.start(step + " " + target, () -> check.apply(target), BrokerCheckResult::outcome));
        }
        Map<BrokerAddress, List<BrokerCheckResult>> byBroker = new LinkedHashMap<>();
        for (Map.Entry<BrokerTarget, Future<BrokerCheckResult>> entry : started.entrySet()) {
            BrokerTarget target = entry.getKey();
            BrokerCheckResult late = target.result(Code.DEADLINE_EXCEEDED, LookupOutcome.UNFINISHED.toString());
            add(byBroker, target.broker(), checks.await(entry.getValue()).orElse(late));
        }
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<BrokerAddress, List<BrokerCheckResult>> broker : byBroker.entrySet()) {
            findings.addAll(findings(broker.getKey(), broker.getValue()));
        }
        findings.sort(BY_CODE);
        return findings;
    }

    private static <K> void add(Map<K, List<BrokerCheckResult>> groups, K key, BrokerCheckResult result) {
        groups.computeIfAbsent(key, absent -> new ArrayList<>()).add(result);
    }

    /** The findings about one broker. They are {@code OK} alone, or everything that is wrong. */
    private List<Finding> findings(BrokerAddress broker, List<BrokerCheckResult> results) {
        Map<Code, List<BrokerCheckResult>> byCode = new EnumMap<>(Code.class);
        for (BrokerCheckResult result : results) {
            add(byCode, code(result, results), result);
        }
        if (byCode.size() > 1) {
            byCode.remove(Code.OK);
        }
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<Code, List<BrokerCheckResult>> same : byCode.entrySet()) {
            findings.add(finding(broker, same.getKey(), same.getValue()));
        }
        return findings;
    }

    private static Code code(BrokerCheckResult result, List<BrokerCheckResult> all) {
        return result.isTolerable() && anyGood(all) ? Code.BROKER_DEGRADED : result.code();
    }

    private static boolean anyGood(List<BrokerCheckResult> results) {
        for (BrokerCheckResult result : results) {
            if (result.isOk()) {
                return true;
            }
        }
        return false;
    }

    private Finding finding(BrokerAddress broker, Code code, List<BrokerCheckResult> results) {
        Finding.Builder finding = Finding.about(code, broker.toString());
        if (code == Code.OK) {
            return finding.seen(seen(results, "\n")).build();
        }
        Advice advice = new ConnectionAdvice(broker.port(), authentication, identity).advise(code);
        return finding.asked(asked)
                .seen(seen(results, "  "))
                .cause(advice.cause())
                .fix(advice.fix())
                .build();
    }

    /** What was seen after the addresses that showed it. */
    private static String seen(List<BrokerCheckResult> results, String separator) {
        Map<String, List<BrokerCheckResult>> same = new LinkedHashMap<>();
        for (BrokerCheckResult result : results) {
            add(same, result.seen(), result);
        }
        StringJoiner lines = new StringJoiner("\n");
        for (Map.Entry<String, List<BrokerCheckResult>> entry : same.entrySet()) {
            String seen = entry.getKey();
            lines.add(addresses(entry.getValue()) + separator(seen, separator) + seen);
        }
        return lines.toString();
    }

    /** Several lines stand below the addresses. One line stands beside them. */
    private static String separator(String seen, String usual) {
        return seen.indexOf('\n') < 0 ? usual : "\n";
    }

    private static String addresses(List<BrokerCheckResult> results) {
        List<InetAddress> addresses = new ArrayList<>();
        for (BrokerCheckResult result : results) {
            addresses.add(result.target().address());
        }
        return DnsAnswer.text(addresses);
    }
}
