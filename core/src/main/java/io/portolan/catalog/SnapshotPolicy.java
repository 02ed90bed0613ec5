package io.portolan.catalog;

/** What the snapshot of last known bootstrap brokers is for. */
public enum SnapshotPolicy {
    /** A start uses it at once and asks the MSK API a little later. The default. */
    PREFER_SNAPSHOT,
    /** A start asks the MSK API. It uses the snapshot only if that cannot be reached, throttles, or refuses the caller. */
    PREFER_LIVE,
    /** The snapshot is neither read nor written. */
    OFF
}
