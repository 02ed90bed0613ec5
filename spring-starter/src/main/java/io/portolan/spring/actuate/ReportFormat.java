package io.portolan.spring.actuate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portolan.diagnosis.SiteReport;
import java.util.function.Function;
import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/** The formats of a report. A browser and a caller that accepts anything get the page. */
// The field with the method reference never changes.
@SuppressWarnings("ImmutableEnumChecker")
public enum ReportFormat implements Producible<ReportFormat> {
    /** The text as a tree. */
    TEXT(new MimeType(MimeTypeUtils.TEXT_PLAIN, UTF_8), site -> site.reports().toString()),
    /** JSON by the schema {@code site-report.schema.json} of Portolan's core. The matrix of sites reads it. */
    JSON(MimeTypeUtils.APPLICATION_JSON, SiteReport::toJson),
    /** A web page that needs no other file. */
    HTML(new MimeType(MimeTypeUtils.TEXT_HTML, UTF_8), site -> site.reports().toHtml());

    private final MimeType type;
    private final Function<SiteReport, String> text;

    ReportFormat(MimeType type, Function<SiteReport, String> text) {
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
    byte[] write(SiteReport report) {
        return text.apply(report).getBytes(UTF_8);
    }
}
