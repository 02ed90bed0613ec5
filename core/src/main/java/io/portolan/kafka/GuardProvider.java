package io.portolan.kafka;

import java.security.Provider;
import java.security.Security;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import software.amazon.msk.auth.iam.IAMLoginModule;

/**
 * The security provider that puts the guard between Kafka and aws-msk-iam-auth. It is the first in the JVM, and it answers
 * for the {@link IamCallbackHandler} of its own class loader only. Another application of the same JVM has another
 * provider.
 */
final class GuardProvider extends Provider {

    private static final long serialVersionUID = 1L;
    private static final String SERVICE = "SaslClientFactory";

    private static int handlers;
    private static @Nullable Provider registered;

    private GuardProvider(String name) {
        super(name, "1", "Portolan's guard of " + IAMLoginModule.MECHANISM);
        putService(new GuardService(this));
    }

    /** Registers the provider for one more handler. Each call needs one {@link #release}. */
    static synchronized void share() {
        handlers++;
        if (registered == null || Security.getProvider(registered.getName()) == null) {
            registered = insert();
        }
    }

    /** Undoes one {@link #share}. The last handler's call removes the provider, which keeps this class loader alive. */
    static synchronized void release() {
        if (--handlers == 0 && registered != null) {
            Security.removeProvider(registered.getName());
            registered = null;
        }
    }

    /** The JVM ignores a second provider of one name, and two class loaders may have the same hash. */
    private static Provider insert() {
        String name = "Portolan-" + Integer.toHexString(System.identityHashCode(GuardProvider.class.getClassLoader()));
        Provider provider = new GuardProvider(name);
        for (int i = 2; Security.insertProviderAt(provider, 1) < 0; i++) {
            provider = new GuardProvider(name + "-" + i);
        }
        return provider;
    }

    /** Makes the factory itself. The JDK would do it by reflection, which needs a public class. */
    private static final class GuardService extends Service {

        private GuardService(Provider provider) {
            super(provider, SERVICE, IAMLoginModule.MECHANISM, GuardFactory.class.getName(), null, null);
        }

        @Override
        public Object newInstance(@Nullable Object parameter) {
            return new GuardFactory();
        }
    }

    private static final class GuardFactory implements SaslClientFactory {

        /** A guarded client, or null if another provider must answer. */
        @Override
        public @Nullable SaslClient createSaslClient(
                String[] mechanisms,
                @Nullable String authorizationId,
                String protocol,
                String host,
                @Nullable Map<String, ?> properties,
                @Nullable CallbackHandler handler)
                throws SaslException {
            return handler instanceof IamCallbackHandler own ? own.createClient(host) : null;
        }

        @Override
        public String[] getMechanismNames(@Nullable Map<String, ?> properties) {
            return new String[] {IAMLoginModule.MECHANISM};
        }
    }
}
