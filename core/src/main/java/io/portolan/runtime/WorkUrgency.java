package io.portolan.runtime;

/** Which work goes first if not all can run at once. */
public enum WorkUrgency {
    /** Part of a call for many clusters. It waits until no urgent work does. */
    BATCH,
    /** A caller waits for this cluster alone. */
    URGENT
}
