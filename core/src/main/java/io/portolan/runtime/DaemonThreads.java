package io.portolan.runtime;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes daemon threads that inherit nothing from the thread that makes them. This thread is that of the first caller. Its class
 * loader may not see Kafka, and its thread-locals and its identity are not for the others. Thread-safe.
 */
public final class DaemonThreads implements ThreadFactory {

    private static final ThreadGroup ROOT_GROUP = rootGroup();

    private final Supplier<String> names;
    private final @Nullable ClassLoader loader;

    private DaemonThreads(Supplier<String> names, @Nullable ClassLoader loader) {
        this.names = names;
        this.loader = loader;
    }

    /** Threads of this name. */
    public static DaemonThreads named(String name) {
        return new DaemonThreads(() -> name, DaemonThreads.class.getClassLoader());
    }

    /** Threads whose names have this prefix and a number. */
    public static DaemonThreads numbered(String prefix) {
        AtomicInteger last = new AtomicInteger();
        return new DaemonThreads(() -> prefix + last.incrementAndGet(), DaemonThreads.class.getClassLoader());
    }

    /** Such threads for code of an application. This is their context class loader. The default is Portolan's own. */
    public DaemonThreads useClassLoader(@Nullable ClassLoader applications) {
        return new DaemonThreads(names, applications);
    }

    /** A thread that is not started. */
    @Override
    // A thread keeps the access-control context of its maker, and so the class loaders of all its callers. JDK 24 and
    // later have none.
    @SuppressWarnings("removal")
    public Thread newThread(Runnable work) {
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> makeThread(work));
    }

    // The priority is the usual one again, whatever that of the maker is.
    @SuppressWarnings("ThreadPriorityCheck")
    private Thread makeThread(Runnable work) {
        Thread thread = new Thread(ROOT_GROUP, work, names.get(), 0, false);
        thread.setDaemon(true);
        thread.setPriority(Thread.NORM_PRIORITY);
        thread.setContextClassLoader(loader);
        return thread;
    }

    /** The group of an application may be destroyed with it. Nothing destroys this one. */
    private static ThreadGroup rootGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        for (ThreadGroup parent = group.getParent(); parent != null; parent = group.getParent()) {
            group = parent;
        }
        return group;
    }
}
