package io.portolan.brokers;

import java.time.Instant;

/**
 * A cluster's bootstrap brokers as they are in memory.
 *
 * @param since when the MSK API said so last; for those of the catalog, from when they are used
 */
public record Known(BootstrapBrokers brokers, Source source, Instant since) {

    /** Who said so. */
    public enum Source {
        /** The catalog, as what to fall back on. */
        CATALOG,
        /** The MSK API, to this process. */
        MSK_API,
        /** The MSK API, to an earlier process, which kept it in a file. */
        SNAPSHOT
    }
}
