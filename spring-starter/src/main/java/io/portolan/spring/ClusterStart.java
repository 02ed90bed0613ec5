package io.portolan.spring;

import io.portolan.Portolan;
import io.portolan.spring.PortolanProperties.Start;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/** Warms the clusters up before anything uses them. Then it creates their topics. */
final class ClusterStart implements SmartLifecycle {

    private final Start when;
    private final Set<String> clusters;
    private final Portolan portolan;
    private final ObjectProvider<ClusterAdmin> admins;
    private final BackgroundStart background;
    private volatile boolean running;

    ClusterStart(
            PortolanProperties properties,
            Set<String> clusters,
            Portolan portolan,
            ObjectProvider<ClusterAdmin> admins,
            @Nullable ClassLoader applications) {
        when = properties.start();
        this.clusters = clusters;
        this.portolan = portolan;
        this.admins = admins;
        background = new BackgroundStart(this::warmUp, properties.findings(), applications);
    }

    /** Delays a listener whose cluster is warmed up in the background. It would fail the start otherwise. */
    void delayInBackground(String cluster, AbstractMessageListenerContainer<?, ?> listener) {
        if (when == Start.BACKGROUND) {
            background.delayUntilWarm(cluster, listener);
        }
    }

    @Override
    public void start() {
        running = true;
        switch (when) {
            case EAGER -> {
                portolan.warmUp();
                clusters.forEach(this::createTopics);
            }
            case BACKGROUND -> background.start(clusters);
            case LAZY ->
                clusters.forEach(cluster -> admins(cluster).forEach(ClusterAdmin::createTopicsBeforeFirstClient));
        }
    }

    private void warmUp(String cluster) {
        portolan.warmUp(cluster);
        createTopics(cluster);
    }

    private void createTopics(String cluster) {
        admins(cluster).forEach(ClusterAdmin::createTopics);
    }

    private Stream<ClusterAdmin> admins(String cluster) {
        return admins.stream(ObjectProvider.UNFILTERED, false)
                .filter(admin -> admin.cluster().equals(cluster));
    }

    @Override
    public void stop() {
        background.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /**
     * Starts before listeners, streams and servers. Bindings of Spring Cloud Stream create topics at {@code + 1000},
     * which is later too.
     */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 500;
    }
}
