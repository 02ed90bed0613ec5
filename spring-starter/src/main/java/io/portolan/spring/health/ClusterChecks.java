package io.portolan.spring.health;

import io.portolan.Portolan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * Runs the checks that the health and the endpoint ask for. Only one check of a cluster runs at a time, and at least the interval
 * lies between two of them. So a caller who asks often causes no logins at the brokers. Thread-safe.
 */
@EnableConfigurationProperties(HealthProperties.class)
public final class ClusterChecks {

    private final Consumer<Collection<String>> preflights;
    private final Function<String, Instant> lastEnds;
    private final Duration interval;
    private final InstantSource clock;
    private final Map<String, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

    /** Creates the checks of the application's clusters. */
    @Autowired
    ClusterChecks(Portolan portolan, HealthProperties times) {
        this(
                portolan::preflight,
                name -> portolan.cluster(name).status().lastPreflightAt().orElse(Instant.MIN),
                times.interval(),
                InstantSource.system());
    }

    ClusterChecks(
            Consumer<Collection<String>> preflights,
            Function<String, Instant> lastEnds,
            Duration interval,
            InstantSource clock) {
        this.preflights = preflights;
        this.lastEnds = lastEnds;
        this.interval = interval;
        this.clock = clock;
    }

    /**
     * Checks these clusters in parallel, except those that were checked within the interval. Waits for checks that others have
     * begun. The results are in the clusters' status.
     */
    public void check(Collection<String> names) {
        Map<String, CompletableFuture<Void>> own = new LinkedHashMap<>();
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (String name : names) {
            CompletableFuture<Void> check = new CompletableFuture<>();
            CompletableFuture<Void> underWay = running.putIfAbsent(name, check);
            if (underWay == null) {
                own.put(name, check);
            } else {
                others.add(underWay);
            }
        }
        run(own);
        others.forEach(ClusterChecks::join);
    }

    private void run(Map<String, CompletableFuture<Void>> own) {
        try {
            List<String> due = own.keySet().stream().filter(this::isDue).toList();
            if (!due.isEmpty()) {
                preflights.accept(due);
            }
            end(own, check -> check.complete(null));
        } catch (RuntimeException | Error e) {
            end(own, check -> check.completeExceptionally(e));
            throw e;
        }
    }

    private void end(Map<String, CompletableFuture<Void>> own, Consumer<CompletableFuture<Void>> result) {
        own.forEach((name, check) -> {
            running.remove(name);
            result.accept(check);
        });
    }

    private boolean isDue(String name) {
        return lastEnds.apply(name).isBefore(clock.instant().minus(interval));
    }

    private static void join(CompletableFuture<Void> check) {
        try {
            check.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
