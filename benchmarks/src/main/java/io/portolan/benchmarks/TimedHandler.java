package io.portolan.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.jspecify.annotations.Nullable;

/** Measures another handler on the threads on which Kafka asks it for credentials. They are Kafka's own I/O threads. */
public final class TimedHandler implements AuthenticateCallbackHandler {

    private static final String CLASS = "sasl.client.callback.handler.class";
    private static final String TIMED = "benchmark.handler";
    private static final Queue<Long> NANOS = new ConcurrentLinkedQueue<>();

    private @Nullable AuthenticateCallbackHandler timed;

    /** Kafka calls this by reflection. */
    public TimedHandler() {}

    /** Puts a timed handler before the handler of a configuration. */
    static Map<String, Object> wrap(Map<String, Object> config) {
        config.put(TIMED, Objects.requireNonNull(config.get(CLASS)));
        config.put(CLASS, TimedHandler.class.getName());
        return config;
    }

    /** The milliseconds that each call took. */
    static List<Double> milliseconds() {
        return new ArrayList<>(NANOS).stream().map(nanos -> nanos / 1e6).toList();
    }

    /** Forgets all earlier calls. */
    static void reset() {
        NANOS.clear();
    }

    @Override
    public void configure(Map<String, ?> config, String mechanism, List<AppConfigurationEntry> jaas) {
        try {
            timed = Class.forName(String.valueOf(config.get(TIMED)))
                    .asSubclass(AuthenticateCallbackHandler.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        timed.configure(config, mechanism, jaas);
    }

    @Override
    public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
        long start = System.nanoTime();
        try {
            Objects.requireNonNull(timed).handle(callbacks);
        } finally {
            NANOS.add(System.nanoTime() - start);
        }
    }

    @Override
    public void close() {
        Objects.requireNonNull(timed).close();
    }
}
