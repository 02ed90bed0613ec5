package io.portolan.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong in one stage. Its findings share code, cause and fix. */
record Diagnosis(Stage stage, List<Finding> findings) {

    /** All warnings and failures in the order of the stages. */
    static List<Diagnosis> of(PreflightReport report) {
        return report.stages().stream().flatMap(stage -> of(stage).stream()).toList();
    }

    private static List<Diagnosis> of(StageReport stage) {
        Map<List<?>, List<Finding>> groups = new LinkedHashMap<>();
        stage.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .forEach(finding -> groups.computeIfAbsent(
                                List.of(finding.code(), finding.cause(), finding.fix()), key -> new ArrayList<>())
                        .add(finding));
        return groups.values().stream()
                .map(group -> new Diagnosis(stage.stage(), group))
                .toList();
    }

    Code code() {
        return findings.get(0).code();
    }

    CheckStatus status() {
        return CheckStatus.of(code().severity());
    }

    String cause() {
        return findings.get(0).cause();
    }

    String fix() {
        return findings.get(0).fix();
    }

    /** The link that it breaks or weakens. */
    PathLink link() {
        return PathLink.of(code(), stage);
    }
}
