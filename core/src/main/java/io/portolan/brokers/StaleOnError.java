package io.portolan.brokers;

import com.github.benmanes.caffeine.cache.CacheLoader;
import io.portolan.catalog.BrokerAddress;
import io.portolan.diagnosis.PortolanListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the last answer while a refresh fails, and says so once. */
final class StaleOnError implements CacheLoader<Lookup, BootstrapBrokers> {

    private static final Logger log = LoggerFactory.getLogger(StaleOnError.class);

    private final Function<Lookup, BootstrapBrokers> api;
    private final PortolanListener listener;
    private final Set<Lookup> failing = ConcurrentHashMap.newKeySet();

    StaleOnError(Function<Lookup, BootstrapBrokers> api, PortolanListener listener) {
        this.api = api;
        this.listener = listener;
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
            if (next.equals(old)) {
                return old;
            }
            listener.brokersChanged(lookup.cluster().name(), texts(old), texts(next));
            return next;
        } catch (RuntimeException e) {
            if (failing.add(lookup)) {
                log.warn("The last known bootstrap brokers stay in use for now. {}", e.getMessage());
            }
            return old;
        }
    }

    private static Set<String> texts(BootstrapBrokers brokers) {
        return brokers.addresses().stream().map(BrokerAddress::toString).collect(Collectors.toUnmodifiableSet());
    }
}
