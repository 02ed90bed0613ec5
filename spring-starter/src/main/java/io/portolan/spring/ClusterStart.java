package io.portolan.spring;

import io.portolan.Portolan;
import io.portolan.spring.PortolanProperties.Start;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.SmartLifecycle;

/** Warms the clusters up before anything that uses them starts, and lets their topics be made. */
final class ClusterStart implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterStart.class);

    private final Start when;
    private final Portolan portolan;
    private final ListableBeanFactory beans;
    private volatile boolean running;

    ClusterStart(Start when, Portolan portolan, ListableBeanFactory beans) {
        this.when = when;
        this.portolan = portolan;
        this.beans = beans;
    }

    @Override
    public void start() {
        running = true;
        switch (when) {
            case EAGER -> warmUp();
            case BACKGROUND -> inBackground();
            case LAZY -> createTopics();
        }
    }

    private void warmUp() {
        portolan.warmUp();
        createTopics();
    }

    private void inBackground() {
        Thread thread = new Thread(this::warmUpOrTell, "portolan-start");
        thread.setDaemon(true);
        thread.start();
    }

    private void warmUpOrTell() {
        try {
            warmUp();
        } catch (RuntimeException e) {
            if (running) {
                LOG.error("{}", e.getMessage());
            }
        }
    }

    private void createTopics() {
        beans.getBeansOfType(ClusterAdmin.class, false, false).values().forEach(ClusterAdmin::createTopics);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before listeners, streams, and servers. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1000;
    }
}
