package io.portolan.spring;

import io.portolan.diagnosis.PortolanException;
import io.portolan.runtime.DaemonThreads;
import io.portolan.spring.PortolanProperties.FindingFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/**
 * Warms clusters up in parallel while the application runs. Then it starts the listeners that wait for them. A
 * cluster that cannot be reached is logged and tried again. Thread-safe.
 */
final class BackgroundStart {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundStart.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** As many as Portolan checks at a time. */
    private static final int THREADS = 8;

    private final Consumer<String> warmUp;
    private final FindingLog findings;
    private final DaemonThreads threads;
    private final Set<String> warm = new HashSet<>();
    private final Map<String, List<AbstractMessageListenerContainer<?, ?>>> waiting = new HashMap<>();
    private @Nullable ScheduledThreadPoolExecutor executor;

    /**
     * Creates a start that has no thread yet.
     *
     * @param format How the findings of a failure are logged.
     * @param applications Loads the classes of the listeners.
     */
    BackgroundStart(Consumer<String> warmUp, FindingFormat format, @Nullable ClassLoader applications) {
        this.warmUp = warmUp;
        findings = new FindingLog(LOG, format);
        threads = DaemonThreads.numbered("portolan-start-").useClassLoader(applications);
    }

    synchronized void delayUntilWarm(String cluster, AbstractMessageListenerContainer<?, ?> listener) {
        if (listener.isAutoStartup() && !warm.contains(cluster)) {
            listener.setAutoStartup(false);
            waiting.computeIfAbsent(cluster, name -> new ArrayList<>()).add(listener);
        }
    }

    synchronized void start(Set<String> clusters) {
        ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(THREADS, threads);
        started.setKeepAliveTime(1, TimeUnit.SECONDS);
        started.allowCoreThreadTimeOut(true);
        started.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor = started;
        for (String cluster : clusters) {
            started.execute(() -> tryStart(cluster, "", started));
        }
    }

    synchronized void stop() {
        if (executor != null) {
            executor.shutdown();
        }
    }

    private void tryStart(String cluster, String logged, ScheduledExecutorService started) {
        try {
            Optional<RuntimeException> failure = tryWarmUp(cluster);
            if (failure.isPresent()) {
                retryLater(cluster, failure.get(), logged, started);
                return;
            }
            if (!logged.isEmpty()) {
                LOG.info("The start of cluster {} in the background is complete.", cluster);
            }
            takeWaiting(cluster, started).forEach(AbstractMessageListenerContainer::start);
        } catch (RuntimeException e) {
            LOG.error("A listener of cluster {} does not start.", cluster, e);
        }
    }

    /** Plans the next attempt. The failure is logged if it is not that of the last one. */
    private void retryLater(String cluster, RuntimeException failure, String logged, ScheduledExecutorService started) {
        if (started.isShutdown()) {
            return;
        }
        String kind = kind(failure);
        if (!kind.equals(logged)) {
            logFailure(cluster, failure);
        }
        Future<?> unused =
                started.schedule(() -> tryStart(cluster, kind, started), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void logFailure(String cluster, RuntimeException failure) {
        String headline =
                "Cluster " + cluster + " cannot be used yet and is tried again every " + PAUSE.toSeconds() + " s";
        diagnosis(failure)
                .ifPresentOrElse(
                        e -> findings.write(
                                Level.ERROR, cluster, headline, String.valueOf(e.getMessage()), e.findings()),
                        () -> LOG.error("{}: {}", headline, failure.getMessage()));
    }

    private Optional<RuntimeException> tryWarmUp(String cluster) {
        try {
            warmUp.accept(cluster);
            return Optional.empty();
        } catch (PortolanException | KafkaException | IllegalStateException e) {
            return Optional.of(e);
        }
    }

    private static String kind(RuntimeException failure) {
        return diagnosis(failure)
                .map(e -> e.findings().stream()
                        .map(finding -> finding.code() + " " + finding.subject())
                        .toList()
                        .toString())
                .orElseGet(failure::toString);
    }

    private static Optional<PortolanException> diagnosis(RuntimeException failure) {
        return Stream.of(failure, failure.getCause())
                .filter(PortolanException.class::isInstance)
                .map(PortolanException.class::cast)
                .findFirst();
    }

    private synchronized List<AbstractMessageListenerContainer<?, ?>> takeWaiting(
            String cluster, ScheduledExecutorService started) {
        warm.add(cluster);
        List<AbstractMessageListenerContainer<?, ?>> released = waiting.remove(cluster);
        return released == null || started.isShutdown() ? List.of() : released;
    }
}
