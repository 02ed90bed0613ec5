package io.portolan.preflight;

import io.portolan.catalog.BrokerAddress;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
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
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Does the same thing with each address of each broker, side by side, and puts what happened into findings: one for each
 * broker and diagnosis.
 *
 * @param step what is done, in a word
 * @param asked what is done, in a sentence
 * @param advice why, and what to do, by diagnosis
 */
record Attempts(String step, String asked, BiFunction<BrokerAddress, Code, Advice> advice) {

    /** So that what shares a diagnosis stands together. */
    static final Comparator<Finding> BY_CODE = Comparator.comparing(Finding::code);

    List<Finding> findings(Collection<Target> targets, Function<Target, Attempt> check, SideBySide checks) {
        Map<Target, Future<Attempt>> started = new LinkedHashMap<>();
        for (Target target : targets) {
            started.put(target, checks.start(step + " " + target, () -> check.apply(target), Attempt::outcome));
        }
        Map<BrokerAddress, List<Attempt>> byBroker = new LinkedHashMap<>();
        for (Map.Entry<Target, Future<Attempt>> entry : started.entrySet()) {
            Target target = entry.getKey();
            Attempt late = target.ended(Code.DEADLINE_EXCEEDED, Outcome.UNFINISHED.toString());
            add(byBroker, target.broker(), checks.result(entry.getValue()).orElse(late));
        }
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<BrokerAddress, List<Attempt>> broker : byBroker.entrySet()) {
            findings.addAll(findings(broker.getKey(), broker.getValue()));
        }
        findings.sort(BY_CODE);
        return findings;
    }

    private static <K> void add(Map<K, List<Attempt>> groups, K key, Attempt attempt) {
        groups.computeIfAbsent(key, absent -> new ArrayList<>()).add(attempt);
    }

    /** On one broker: OK alone, or what is wrong. */
    private List<Finding> findings(BrokerAddress broker, List<Attempt> attempts) {
        Map<Code, List<Attempt>> byCode = new EnumMap<>(Code.class);
        for (Attempt attempt : attempts) {
            add(byCode, code(attempt, attempts), attempt);
        }
        if (byCode.size() > 1) {
            byCode.remove(Code.OK);
        }
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<Code, List<Attempt>> same : byCode.entrySet()) {
            findings.add(finding(broker, same.getKey(), same.getValue()));
        }
        return findings;
    }

    private static Code code(Attempt attempt, List<Attempt> all) {
        return attempt.passing() && anyGood(all) ? Code.BROKER_DEGRADED : attempt.code();
    }

    private static boolean anyGood(List<Attempt> attempts) {
        for (Attempt attempt : attempts) {
            if (attempt.ok()) {
                return true;
            }
        }
        return false;
    }

    private Finding finding(BrokerAddress broker, Code code, List<Attempt> told) {
        Finding.Builder finding = Finding.about(code, broker.toString());
        if (code == Code.OK) {
            return finding.seen(seen(told, "\n")).build();
        }
        Advice words = advice.apply(broker, code);
        return finding.asked(asked)
                .seen(seen(told, "  "))
                .cause(words.cause())
                .fix(words.fix())
                .build();
    }

    /** What was seen, and before it the addresses that showed it. */
    private static String seen(List<Attempt> attempts, String separator) {
        Map<String, List<Attempt>> same = new LinkedHashMap<>();
        for (Attempt attempt : attempts) {
            add(same, attempt.seen(), attempt);
        }
        StringJoiner lines = new StringJoiner("\n");
        for (Map.Entry<String, List<Attempt>> entry : same.entrySet()) {
            String seen = entry.getKey();
            lines.add(addresses(entry.getValue()) + separator(seen, separator) + seen);
        }
        return lines.toString();
    }

    /** Lines stand below the addresses. */
    private static String separator(String seen, String usual) {
        return seen.indexOf('\n') < 0 ? usual : "\n";
    }

    private static String addresses(List<Attempt> attempts) {
        List<InetAddress> addresses = new ArrayList<>();
        for (Attempt attempt : attempts) {
            addresses.add(attempt.target().address());
        }
        return DnsAnswer.text(addresses);
    }
}
