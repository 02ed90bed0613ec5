package io.portolan.kafka;

import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import software.amazon.msk.auth.iam.IAMLoginModule;

/**
 * Kafka finds classes by the context class loader of its thread: its own, the callback handler, the login module and what
 * the properties name. On a thread of the common pool this loader may not see them. An executable jar is an example. The
 * first use of Kafka would then break its classes for the whole JVM.
 */
public final class KafkaClassLoader extends ClassLoader {

    private static final ClassLoader OWN = KafkaClassLoader.class.getClassLoader();

    private final @Nullable ClassLoader others;

    private KafkaClassLoader(@Nullable ClassLoader others) {
        super(OWN);
        this.others = others;
    }

    /** Does this work on this thread with a class loader that sees Kafka, Portolan and what the thread's own loader sees. */
    public static <T extends @Nullable Object> T call(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        if (OWN.equals(before) || seesAll(before)) {
            return work.get();
        }
        thread.setContextClassLoader(new KafkaClassLoader(before));
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static boolean seesAll(@Nullable ClassLoader loader) {
        return loader != null
                && sees(loader, CommonClientConfigs.class)
                && sees(loader, IAMLoginModule.class)
                && sees(loader, IamCallbackHandler.class);
    }

    private static boolean sees(ClassLoader loader, Class<?> type) {
        try {
            return Class.forName(type.getName(), false, loader) == type;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return Class.forName(name, false, others);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return others == null ? null : others.getResource(name);
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        return others == null ? super.findResources(name) : others.getResources(name);
    }
}
