package io.portolan.diagnosis;

/** A text is no report of a site. The message goes on where its name ends, as in {@code is no JSON}. */
final class InvalidReportException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidReportException(String problem) {
        super(problem);
    }
}
