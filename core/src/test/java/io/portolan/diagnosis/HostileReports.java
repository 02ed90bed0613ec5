package io.portolan.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Reports whose texts all try to be something else, such as markup. */
final class HostileReports {

    static final List<String> TEXTS = List.of(
            "<script>document.title='owned'</script>",
            "<img src=http://canary.example/a onerror=\"document.title='owned'\">",
            "\"><svg onload=document.title='owned'>",
            "' onmouseover='document.title=1",
            "</style></pre></details><h1>Forged</h1>",
            "{}{0}%s${x}$1\\1",
            "<!-- &amp; --> ]]> &lt;b&gt;",
            "\u001b]0;owned\u0007\u001b[2J\0\u009b31m",
            "half \ud800 pair \udc00, right to left \u202egnp.exe",
            "é 🧭 中文",
            "x".repeat(300),
            "  indented\n\n   more\n\tless\n",
            "");

    private HostileReports() {}

    static PreflightReports all() {
        return PreflightReports.of(TEXTS.stream().map(HostileReports::of).toList());
    }

    static PreflightReport of(String text) {
        return new PreflightReport(
                text,
                text,
                text,
                Duration.ofDays(400),
                List.of(
                        stage(Stage.CATALOG, text, Code.OK),
                        stage(Stage.DNS, text, Code.MISSING_RULE),
                        stage(Stage.TCP, text, Code.TCP_DEGRADED),
                        StageReport.skipped(Stage.TLS)));
    }

    /** One report per stage. Each has every code. */
    static List<PreflightReport> withEveryCode() {
        return Stream.of(Stage.values())
                .map(stage -> SampleReports.report(stage.name(), "us-east-2", 1, stage(stage, "name", Code.values())))
                .toList();
    }

    private static StageReport stage(Stage stage, String text, Code... codes) {
        List<Finding> findings = Stream.of(codes)
                .map(code -> Finding.about(code, text)
                        .asked(text)
                        .seen(text)
                        .cause(text)
                        .fix(text)
                        .build())
                .toList();
        return new StageReport(stage, false, Duration.ZERO, findings, List.of(new Step(text, text, Duration.ZERO)));
    }
}
