package io.portolan.kafka;

import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.spi.LoginModule;

/**
 * The login module in {@code sasl.jaas.config}. Kafka needs one there, and this one does nothing. The options beside its
 * name are for the {@link IamCallbackHandler}.
 *
 * <p>The login module of aws-msk-iam-auth would register two security providers in the JVM. Nobody can remove them safely,
 * because clients of others may use them. They would keep the class loader of an application for ever.
 */
public final class IamLogin implements LoginModule {

    /** JAAS calls this by reflection. */
    public IamLogin() {}

    @Override
    public void initialize(Subject subject, CallbackHandler handler, Map<String, ?> shared, Map<String, ?> options) {}

    @Override
    public boolean login() {
        return true;
    }

    @Override
    public boolean commit() {
        return true;
    }

    @Override
    public boolean abort() {
        return false;
    }

    @Override
    public boolean logout() {
        return true;
    }
}
