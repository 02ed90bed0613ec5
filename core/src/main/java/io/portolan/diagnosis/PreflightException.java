package io.portolan.diagnosis;

/** A preflight failed. The message is the report's text tree. */
public final class PreflightException extends PortolanException {

    private static final long serialVersionUID = 1L;

    private final transient PreflightReport report;

    PreflightException(PreflightReport report) {
        super(report.toString(), null, report.findings());
        this.report = report;
    }

    /** The report that failed. {@code null} after deserialisation. */
    public PreflightReport report() {
        return report;
    }
}
