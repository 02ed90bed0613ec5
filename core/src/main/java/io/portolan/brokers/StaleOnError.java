package io.portolan.brokers;

import com.github.benmanes.caffeine.cache.CacheLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the last answer while a refresh fails, and says so once. */
final class StaleOnError implements CacheLoader<Lookup, BootstrapBrokers> {

    private static final Logger log = LoggerFactory.getLogger(StaleOnError.class);

    private final Function<Lookup, BootstrapBrokers> api;
    private final Set<Lookup> failing = ConcurrentHashMap.newKeySet();

    StaleOnError(Function<Lookup, BootstrapBrokers> api) {
        this.api = api;
    }

    @Override
    public BootstrapBrokers load(Lookup lookup) {
        return api.apply(lookup);
    }

    /** The old answer where the new one is equal, so that its order holds; also where there is no new one. */
    @Override
    public BootstrapBrokers reload(Lookup lookup, BootstrapBrokers old) {
        try {
            BootstrapBrokers next = api.apply(lookup);
            if (failing.remove(lookup)) {
                log.info("Looking up the bootstrap brokers of {} works again", lookup);
            }
            return next.equals(old) ? old : next;
        } catch (RuntimeException e) {
            if (failing.add(lookup)) {
                log.warn("The last known bootstrap brokers stay in use for now. {}", e.getMessage());
            }
            return old;
        }
    }
}
