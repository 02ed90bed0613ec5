package io.portolan.diagnosis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects the stages of a cluster from JSON. What a newer version may have added is kept as text. Not thread-safe. */
final class ReportedStages {

    private static final Map<String, Stage> STAGES = byName(Stage.values());
    private static final Map<String, Code> CODES = byName(Code.values());

    private final List<StageReport> known = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    void add(JsonFields json) {
        Optional<Stage> stage =
                Optional.ofNullable(STAGES.get(json.text("stage").toUpperCase(Locale.ROOT)));
        List<Finding> findings = new ArrayList<>();
        for (JsonFields finding : json.objects("findings")) {
            Optional<Code> code = Optional.ofNullable(CODES.get(finding.text("code")));
            boolean sound = finding.text("severity").equals("info");
            if (stage.isPresent() && code.isPresent()) {
                if (code.get().severity() != Severity.INFO) {
                    findings.add(finding(code.get(), finding));
                    codes.add(code.get().name());
                }
            } else if (!sound) {
                codes.add(VisibleText.of(finding.name("code")));
                unknown.add(words(finding));
            }
        }
        boolean skipped = json.text("status").equals("skipped");
        stage.ifPresent(each -> known.add(new StageReport(each, skipped, Duration.ZERO, findings)));
    }

    List<StageReport> known() {
        return known;
    }

    List<String> codes() {
        return ReportedState.sorted(codes.stream());
    }

    List<String> unknown() {
        return unknown;
    }

    private static Finding finding(Code code, JsonFields json) {
        return Finding.about(code, json.text("subject"))
                .cause(json.text("cause"))
                .fix(json.text("fix"))
                .build();
    }

    private static String words(JsonFields finding) {
        return Stream.of("code", "subject", "cause", "fix")
                .map(field -> VisibleText.of(finding.text(field)))
                .filter(text -> !text.isBlank())
                .reduce((one, next) -> one + ". " + next)
                .orElse("");
    }

    private static <E extends Enum<E>> Map<String, E> byName(E[] all) {
        return Stream.of(all).collect(Collectors.toUnmodifiableMap(Enum::name, each -> each));
    }
}
