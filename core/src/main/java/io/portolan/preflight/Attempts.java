package io.portolan.preflight;

import io.portolan.catalog.BrokerAddress;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Does the same thing with each address of each broker, side by side, and puts what happened into findings: one for each
 * broker and diagnosis.
 *
 * @param step what is done, in a word
 * @param asked what is done, in a sentence
 * @param advice why, and what to do, by diagnosis
 */
record Attempts(String step, String asked, BiFunction<BrokerAddress, Code, Advice> advice) {

    List<Finding> findings(Collection<Target> targets, Function<Target, Attempt> check, SideBySide checks) {
        Map<Target, Future<Attempt>> started = new LinkedHashMap<>();
        targets.forEach(target ->
                started.put(target, checks.start(step + " " + target, () -> check.apply(target), Attempt::outcome)));
        List<Attempt> attempts = new ArrayList<>();
        started.forEach((target, future) -> attempts.add(
                checks.result(future).orElse(target.ended(Code.DEADLINE_EXCEEDED, Outcome.UNFINISHED.toString()))));
        return findings(attempts);
    }

    private List<Finding> findings(List<Attempt> attempts) {
        Map<BrokerAddress, List<Attempt>> byBroker = attempts.stream()
                .collect(Collectors.groupingBy(
                        attempt -> attempt.target().broker(), LinkedHashMap::new, Collectors.toList()));
        List<Finding> findings = new ArrayList<>();
        byBroker.forEach((broker, own) -> codes(own).forEach(code -> findings.add(finding(broker, code, own))));
        return findings.stream().sorted(Comparator.comparing(Finding::code)).toList();
    }

    /** OK alone, or what is wrong. */
    private static Set<Code> codes(List<Attempt> attempts) {
        Set<Code> codes = attempts.stream()
                .filter(attempt -> !attempt.ok())
                .map(attempt -> code(attempt, attempts))
                .collect(Collectors.toCollection(TreeSet::new));
        return codes.isEmpty() ? Set.of(Code.OK) : codes;
    }

    private static Code code(Attempt attempt, List<Attempt> all) {
        boolean made = attempt.passing() && all.stream().anyMatch(Attempt::ok);
        return made ? Code.BROKER_DEGRADED : attempt.code();
    }

    private Finding finding(BrokerAddress broker, Code code, List<Attempt> attempts) {
        List<Attempt> told = attempts.stream()
                .filter(attempt -> code(attempt, attempts) == code)
                .toList();
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
        Map<String, List<Attempt>> same = attempts.stream()
                .collect(Collectors.groupingBy(Attempt::seen, LinkedHashMap::new, Collectors.toList()));
        return same.entrySet().stream()
                .map(entry -> addresses(entry.getValue()) + separator(entry.getKey(), separator) + entry.getKey())
                .collect(Collectors.joining("\n"));
    }

    /** Lines stand below the addresses. */
    private static String separator(String seen, String usual) {
        return seen.indexOf('\n') < 0 ? usual : "\n";
    }

    private static String addresses(List<Attempt> attempts) {
        return DnsAnswer.text(
                attempts.stream().map(attempt -> attempt.target().address()).toList());
    }
}
