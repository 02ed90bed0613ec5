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

/** Findings in the format of Spring Boot's failure report. Each cause is a block with its action. */
record FailureReport(List<FailureCause> causes) {

    /** A report on the failures only. Other findings do not end a start. */
    static FailureReport of(List<Finding> findings) {
        Map<List<String>, List<Finding>> byCause = findings.stream()
                .filter(finding -> finding.severity() == Severity.FAILURE)
                .collect(groupingBy(FailureReport::cause, LinkedHashMap::new, toList()));
        return new FailureReport(byCause.values().stream().map(FailureCause::of).toList());
    }

    private static List<String> cause(Finding finding) {
        return List.of(finding.code().name(), finding.cause(), finding.fix());
    }

    /** The causes. The text begins with a colon and ends without a line break. Empty if there are no causes. */
    String description() {
        return causes.isEmpty()
                ? ""
                : causes.stream().map(FailureCause::text).collect(joining("%n%n".formatted(), ":%n%n".formatted(), ""));
    }

    /** The actions. One action is a text, and several are a list. */
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
