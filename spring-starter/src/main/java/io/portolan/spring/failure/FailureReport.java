package io.portolan.spring.failure;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings as Boot's reporter wants them: one block for each cause, and what to do. */
record FailureReport(List<FailureCause> causes) {

    /** Of the failures alone: what is merely worth knowing does not keep an application from starting. */
    static FailureReport of(List<Finding> findings) {
        Map<List<String>, List<Finding>> byCause = findings.stream()
                .filter(finding -> finding.severity() == Severity.FAILURE)
                .collect(groupingBy(FailureReport::cause, LinkedHashMap::new, toList()));
        return new FailureReport(byCause.values().stream().map(FailureCause::of).toList());
    }

    private static List<String> cause(Finding finding) {
        return List.of(finding.code().name(), finding.cause(), finding.fix());
    }

    /** Begins with a colon and ends without a line break; empty where nothing was found. */
    String description() {
        return causes.isEmpty()
                ? ""
                : causes.stream().map(FailureCause::text).collect(joining("%n%n".formatted(), ":%n%n".formatted(), ""));
    }

    /** One thing to do is a text of its own, several are a list. */
    String action() {
        List<String> todo = new ArrayList<>();
        causes.stream()
                .map(FailureCause::action)
                .filter(text -> !text.isEmpty())
                .distinct()
                .forEach(todo::add);
        return todo.size() == 1
                ? todo.get(0)
                : todo.stream().map(text -> "  - " + LogLines.indent(text, 4)).collect(joining(System.lineSeparator()));
    }
}
