package io.portolan.diagnosis;

/** How much a {@link Finding} matters; in rising order. */
public enum Severity {
    /** Worth knowing; nothing to do. */
    INFO,
    /** Works now, but something is lost, such as redundancy. */
    WARNING,
    /** Clients will not work, or would talk to the wrong cluster. */
    FAILURE
}
