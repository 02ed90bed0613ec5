package io.portolan.testkit.broker;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.jspecify.annotations.Nullable;

/** Registers {@code AWS_MSK_IAM} in the JVM as a SASL mechanism of servers. */
final class IamSaslProvider extends Provider {
    private static final long serialVersionUID = 1;

    private IamSaslProvider() {
        // The JVM knows providers by name. A copy of the testkit in another class loader needs a name of its own.
        super(
                "portolan-testkit-" + System.identityHashCode(IamSaslProvider.class),
                "1",
                "AWS_MSK_IAM for the brokers of the Portolan testkit");
        putService(new FactoryService(this));
    }

    /** Registers the provider. Further calls have no effect. */
    static void register() {
        Security.addProvider(new IamSaslProvider());
    }

    private static final class FactoryService extends Service {
        FactoryService(Provider provider) {
            super(provider, "SaslServerFactory", IamSaslServer.MECHANISM, Factory.class.getName(), List.of(), Map.of());
        }

        @Override
        public Object newInstance(@Nullable Object parameter) {
            return new Factory();
        }
    }

    private static final class Factory implements SaslServerFactory {
        /** A server for a callback handler of the testkit. For another handler, null sends the JVM to the next provider. */
        @Override
        public @Nullable SaslServer createSaslServer(
                String mechanism, String protocol, String host, Map<String, ?> properties, CallbackHandler handler) {
            return handler instanceof IamServerCallbackHandler iam ? new IamSaslServer(iam.gate()) : null;
        }

        @Override
        public String[] getMechanismNames(Map<String, ?> properties) {
            return new String[] {IamSaslServer.MECHANISM};
        }
    }
}
