package io.portolan.brokers;

import java.time.Instant;

/**
 * A cluster's bootstrap brokers in memory and where they are known from. A value, immutable and thread-safe.
 *
 * @param brokers the brokers
 * @param source where they are known from
 * @param since when the MSK API last named them. For brokers of the catalog it is when they were first used.
 */
public record KnownBrokers(BootstrapBrokers brokers, Source source, Instant since) {

    /** Where bootstrap brokers are known from. */
    public enum Source {
        /** The catalog gives them. */
        CATALOG,
        /** The MSK API named them to this process. */
        MSK_API,
        /** The MSK API named them to an earlier process. A file kept them. */
        SNAPSHOT
    }
}
