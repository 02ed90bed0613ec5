package io.portolan.brokers;

import java.time.Instant;
import java.util.Optional;

/**
 * A cluster's bootstrap brokers in memory and where they are known from. A value, immutable and thread-safe.
 *
 * @param brokers the brokers
 * @param source where they are known from
 * @param since when the MSK API last named them. For brokers of the catalog it is when they were first used.
 * @param clusterId the Kafka cluster id that a preflight saw. Empty if none has seen it.
 */
public record KnownBrokers(BootstrapBrokers brokers, Source source, Instant since, Optional<String> clusterId) {

    /** Brokers whose cluster id nobody has seen. */
    public KnownBrokers(BootstrapBrokers brokers, Source source, Instant since) {
        this(brokers, source, since, Optional.empty());
    }

    KnownBrokers withClusterId(Optional<String> id) {
        return new KnownBrokers(brokers, source, since, id);
    }

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
