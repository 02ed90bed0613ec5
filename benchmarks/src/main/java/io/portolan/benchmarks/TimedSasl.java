package io.portolan.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/** Measures the SASL clients of all others on the threads on which Kafka uses them. They are Kafka's own I/O threads. */
final class TimedSasl extends Provider {

    private static final long serialVersionUID = 1L;
    private static final String NAME = "portolan-benchmarks";
    private static final String MECHANISM = "AWS_MSK_IAM";
    private static final Queue<Long> NANOS = new ConcurrentLinkedQueue<>();
    private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

    private TimedSasl() {
        super(NAME, "1", "Measures SASL clients of " + MECHANISM);
        putService(new Service(this, "SaslClientFactory", MECHANISM, TimedFactory.class.getName(), null, null) {
            @Override
            public Object newInstance(@Nullable Object parameter) {
                return new TimedFactory();
            }
        });
    }

    /** Measures the SASL clients that are made from now on. All other providers must be there already. */
    static void install() {
        if (Security.getProvider(NAME) == null) {
            Security.insertProviderAt(new TimedSasl(), 1);
        }
    }

    /** The milliseconds that each answer to a broker took. */
    static List<Double> milliseconds() {
        return new ArrayList<>(NANOS).stream().map(nanos -> nanos / 1e6).toList();
    }

    /** Forgets all earlier answers. */
    static void reset() {
        NANOS.clear();
    }

    private static SaslClient timed(SaslClient client) {
        return (SaslClient) Proxy.newProxyInstance(
                TimedSasl.class.getClassLoader(),
                new Class<?>[] {SaslClient.class},
                (proxy, method, arguments) -> call(client, method, arguments));
    }

    private static @Nullable Object call(SaslClient client, Method method, Object @Nullable [] arguments)
            throws Throwable {
        long start = System.nanoTime();
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            if (method.getName().equals("evaluateChallenge")) {
                NANOS.add(System.nanoTime() - start);
            }
        }
    }

    private static final class TimedFactory implements SaslClientFactory {

        /** The client of the provider after this one, measured. Null for this provider's own question. */
        @Override
        public @Nullable SaslClient createSaslClient(
                String[] mechanisms,
                @Nullable String authorizationId,
                String protocol,
                String host,
                @Nullable Map<String, ?> properties,
                @Nullable CallbackHandler handler)
                throws SaslException {
            if (INSIDE.get()) {
                return null;
            }
            INSIDE.set(true);
            try {
                return timed(Sasl.createSaslClient(mechanisms, authorizationId, protocol, host, properties, handler));
            } finally {
                INSIDE.remove();
            }
        }

        @Override
        public String[] getMechanismNames(@Nullable Map<String, ?> properties) {
            return new String[] {MECHANISM};
        }
    }
}
