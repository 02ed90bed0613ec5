package io.portolan.spring.actuate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portolan.diagnosis.PreflightReports;
import java.util.function.Function;
import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/** The formats of a report. A browser and a caller that accepts anything get the page. */
// The field with the method reference never changes.
@SuppressWarnings("ImmutableEnumChecker")
public enum ReportFormat implements Producible<ReportFormat> {
    /** The text as a tree. */
    TEXT(new MimeType(MimeTypeUtils.TEXT_PLAIN, UTF_8), PreflightReports::toString),
    /** JSON by the schema {@code preflight-report.schema.json} of Portolan's core. */
    JSON(MimeTypeUtils.APPLICATION_JSON, PreflightReports::toJson),
    /** A web page that needs no other file. */
    HTML(new MimeType(MimeTypeUtils.TEXT_HTML, UTF_8), PreflightReports::toHtml);

    private final MimeType type;
    private final Function<PreflightReports, String> text;

    ReportFormat(MimeType type, Function<PreflightReports, String> text) {
        this.type = type;
        this.text = text;
    }

    @Override
    public MimeType getProducedMimeType() {
        return type;
    }

    @Override
    public boolean isDefault() {
        return this == HTML;
    }

    /** The reports in this format. */
    byte[] write(PreflightReports reports) {
        return text.apply(reports).getBytes(UTF_8);
    }
}
