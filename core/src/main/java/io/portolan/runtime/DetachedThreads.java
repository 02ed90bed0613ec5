package io.portolan.runtime;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes daemon threads that inherit nothing from the thread that asks for them. A thread that inherits keeps the class
 * loader of an application in memory, or cannot see the classes that it needs. Thread-safe.
 */
public final class DetachedThreads implements ThreadFactory {

    private final String prefix;
    private final AtomicInteger numbers = new AtomicInteger();

    /** @param prefix what the names of the threads begin with. A number follows. */
    public DetachedThreads(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(rootGroup(), work, prefix + numbers.incrementAndGet(), 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(DetachedThreads.class.getClassLoader());
        return thread;
    }

    private static ThreadGroup rootGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
