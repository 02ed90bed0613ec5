package io.portolan.brokers;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How often what was asked, how that ended, and when the last answer came. Thread-safe. */
final class Ledger {

    private final Map<Lookup, Page> pages = new ConcurrentHashMap<>();
    private final Clock clock;

    Ledger(Clock clock) {
        this.clock = clock;
    }

    void hit(Lookup lookup) {
        page(lookup).hits.increment();
    }

    void miss(Lookup lookup) {
        page(lookup).misses.increment();
    }

    /** The answer of the MSK API, noted; or its failure. */
    BootstrapBrokers noted(Lookup lookup, Supplier<BootstrapBrokers> call) {
        Page page = page(lookup);
        try {
            BootstrapBrokers answer = call.get();
            page.answered = clock.instant();
            return answer;
        } catch (RuntimeException e) {
            page.failures.increment();
            throw e;
        }
    }

    Optional<Instant> answered(Lookup lookup) {
        return Optional.ofNullable(page(lookup).answered);
    }

    LookupCounts counts(Lookup lookup) {
        Page page = page(lookup);
        return new LookupCounts(page.hits.sum(), page.misses.sum(), page.failures.sum());
    }

    private Page page(Lookup lookup) {
        return pages.computeIfAbsent(lookup, key -> new Page());
    }

    private static final class Page {

        private final LongAdder hits = new LongAdder();
        private final LongAdder misses = new LongAdder();
        private final LongAdder failures = new LongAdder();
        private volatile @Nullable Instant answered;
    }
}
