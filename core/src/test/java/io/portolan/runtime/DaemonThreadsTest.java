package io.portolan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.security.auth.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What the threads of {@link DaemonThreads} do not take over from the thread that makes them. */
@Timeout(60)
class DaemonThreadsTest {

    private static final InheritableThreadLocal<String> TENANT = new InheritableThreadLocal<>();

    private final DaemonThreads threads = DaemonThreads.numbered("daemon-threads-test-");

    @Test
    @SuppressWarnings("ThreadPriorityCheck")
    void theThreadInheritsNothing() throws Exception {
        ThreadGroup group = new ThreadGroup("tenant");
        CompletableFuture<Thread> made = new CompletableFuture<>();
        CompletableFuture<String> tenant = new CompletableFuture<>();
        Thread maker = new Thread(group, () -> {
            TENANT.set("first");
            made.complete(threads.newThread(() -> tenant.complete(String.valueOf(TENANT.get()))));
        });
        maker.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        maker.setPriority(Thread.MIN_PRIORITY);
        maker.start();

        Thread thread = made.get(20, TimeUnit.SECONDS);
        assertThat(thread.getContextClassLoader()).isSameAs(DaemonThreads.class.getClassLoader());
        assertThat(thread.getThreadGroup().getParent())
                .as("the parent of its group")
                .isNull();
        assertThat(thread.getPriority()).isEqualTo(Thread.NORM_PRIORITY);
        assertThat(thread).matches(Thread::isDaemon, "is a daemon");
        assertThat(thread.getName()).isEqualTo("daemon-threads-test-1");
        thread.start();
        assertThat(tenant.get(20, TimeUnit.SECONDS)).isEqualTo("null");
    }

    @Test
    void anApplicationsThreadUsesItsClassLoader() {
        ClassLoader application = new URLClassLoader(new URL[0], null);
        assertThat(threads.useClassLoader(application).newThread(() -> {}).getContextClassLoader())
                .isSameAs(application);
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_22, disabledReason = "Later JDKs bind no identity to an access-control context")
    @SuppressWarnings("removal")
    void theThreadHasNobodysIdentity() throws Exception {
        Subject somebody = new Subject();
        CompletableFuture<Boolean> known = new CompletableFuture<>();
        Thread thread = Subject.doAs(somebody, (PrivilegedAction<Thread>) () -> threads.newThread(
                () -> known.complete(somebody.equals(Subject.getSubject(AccessController.getContext())))));
        thread.start();
        assertThat(known.get(20, TimeUnit.SECONDS)).as("acts as its maker").isFalse();
    }

    /** A redeployed application would otherwise stay in memory. */
    @Test
    void theThreadKeepsNoClassLoader() throws Exception {
        CompletableFuture<Void> end = new CompletableFuture<>();
        WeakReference<ClassLoader> application = startInApplication(end);
        try {
            for (int round = 0; application.get() != null && round < 100; round++) {
                System.gc();
            }
            assertThat(application.get()).isNull();
        } finally {
            end.complete(null);
        }
    }

    private WeakReference<ClassLoader> startInApplication(CompletableFuture<Void> end) throws Exception {
        ClassLoader application = new CopyLoader();
        Object maker = application
                .loadClass(ThreadMaker.class.getName())
                .getConstructor(ThreadFactory.class, Runnable.class)
                .newInstance(threads, (Runnable) end::join);
        ((Thread) ((Supplier<?>) maker).get()).start();
        return new WeakReference<>(application);
    }

    /** Makes a thread as code of an application does. */
    public static final class ThreadMaker implements Supplier<Thread> {

        private final ThreadFactory factory;
        private final Runnable work;

        /** Called by reflection. */
        public ThreadMaker(ThreadFactory factory, Runnable work) {
            this.factory = factory;
            this.work = work;
        }

        @Override
        public Thread get() {
            return factory.newThread(work);
        }
    }

    /** Has a copy of {@link ThreadMaker} and nothing else. */
    private static final class CopyLoader extends ClassLoader {

        CopyLoader() {
            super(DaemonThreadsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(ThreadMaker.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
