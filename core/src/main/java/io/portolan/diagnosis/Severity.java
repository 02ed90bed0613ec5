package io.portolan.diagnosis;

/** How much a {@link Finding} matters, in rising order. */
public enum Severity {
    /** Worth knowing, and nothing to do. */
    INFO,
    /** Works now, but something such as redundancy is lost. */
    WARNING,
    /** Clients do not work or would talk to the wrong cluster. */
    FAILURE
}
