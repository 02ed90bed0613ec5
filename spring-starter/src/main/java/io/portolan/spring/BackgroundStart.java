package io.portolan.spring;

import io.portolan.diagnosis.PortolanException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/**
 * Warms clusters up in parallel while the application runs. Then it starts the listeners that wait for them. A
 * cluster that cannot be reached is logged and tried again. Thread-safe.
 */
final class BackgroundStart {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundStart.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

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
            while (!tryWarmUp(cluster)) {
                if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            takeWaiting(cluster).forEach(AbstractMessageListenerContainer::start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("A listener of cluster {} does not start.", cluster, e);
        }
    }

    private boolean tryWarmUp(String cluster) {
        try {
            warmUp.accept(cluster);
            return true;
        } catch (PortolanException | IllegalStateException e) {
            if (stopped.getCount() > 0) {
                LOG.error("{}\nThe next attempt is in {} s.", e.getMessage(), PAUSE.toSeconds());
            }
            return false;
        }
    }

    private synchronized List<AbstractMessageListenerContainer<?, ?>> takeWaiting(String cluster) {
        warm.add(cluster);
        List<AbstractMessageListenerContainer<?, ?>> released = waiting.remove(cluster);
        return released == null || stopped.getCount() == 0 ? List.of() : released;
    }
}
