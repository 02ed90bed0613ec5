package io.portolan.diagnosis;

import java.util.List;

/** Writes reports as one page. */
final class ReportHtml {

    private ReportHtml() {}

    static String of(List<PreflightReport> reports) {
        String text = new ReportText(Ink.PLAIN).of(reports);
        return Html.of("<!DOCTYPE html><html lang=en><title>Preflight</title><pre>{}</pre></html>\n", text)
                .markup();
    }
}
