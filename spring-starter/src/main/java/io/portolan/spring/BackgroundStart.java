package io.portolan.spring;

import io.portolan.diagnosis.PortolanException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/**
 * Warms clusters up in parallel while the application runs. Then it starts the listeners that wait for them. A
 * cluster that cannot be reached is logged and tried again. Thread-safe.
 */
final class BackgroundStart {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundStart.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Consumer<String> warmUp;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Set<String> warm = new HashSet<>();
    private final Map<String, List<AbstractMessageListenerContainer<?, ?>>> waiting = new HashMap<>();

    BackgroundStart(Consumer<String> warmUp) {
        this.warmUp = warmUp;
    }

    synchronized void delayUntilWarm(String cluster, AbstractMessageListenerContainer<?, ?> listener) {
        if (listener.isAutoStartup() && !warm.contains(cluster)) {
            listener.setAutoStartup(false);
            waiting.computeIfAbsent(cluster, name -> new ArrayList<>()).add(listener);
        }
    }

    void start(Set<String> clusters) {
        for (String cluster : clusters) {
            Thread thread = new Thread(() -> awaitWarmUp(cluster), "portolan-start-" + cluster);
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop() {
        stopped.countDown();
    }

    private void awaitWarmUp(String cluster) {
        try {
            if (retryUntilWarm(cluster)) {
                takeWaiting(cluster).forEach(AbstractMessageListenerContainer::start);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("A listener of cluster {} does not start.", cluster, e);
        }
    }

    /** Tries until the cluster is warm or the application stops. A failure is logged if it is not that of the last attempt. */
    private boolean retryUntilWarm(String cluster) throws InterruptedException {
        Optional<RuntimeException> failure = tryWarmUp(cluster);
        String logged = "";
        while (failure.isPresent() && stopped.getCount() > 0) {
            String kind = kind(failure.get());
            if (!kind.equals(logged)) {
                LOG.error("{}\nIt is tried again every {} s.", message(failure.get()), PAUSE.toSeconds());
                logged = kind;
            }
            stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            failure = tryWarmUp(cluster);
        }
        if (failure.isEmpty() && !logged.isEmpty()) {
            LOG.info("Cluster {} can be reached now.", cluster);
        }
        return failure.isEmpty();
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

    private static String message(RuntimeException failure) {
        return String.valueOf(
                diagnosis(failure).map(PortolanException::getMessage).orElseGet(failure::getMessage));
    }

    private static Optional<PortolanException> diagnosis(RuntimeException failure) {
        return Stream.of(failure, failure.getCause())
                .filter(PortolanException.class::isInstance)
                .map(PortolanException.class::cast)
                .findFirst();
    }

    private synchronized List<AbstractMessageListenerContainer<?, ?>> takeWaiting(String cluster) {
        warm.add(cluster);
        List<AbstractMessageListenerContainer<?, ?>> released = waiting.remove(cluster);
        return released == null || stopped.getCount() == 0 ? List.of() : released;
    }
}
