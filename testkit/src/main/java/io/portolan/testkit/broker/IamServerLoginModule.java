package io.portolan.testkit.broker;

import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.spi.LoginModule;

/**
 * The login module that Kafka needs for every mechanism. It does nothing, because a broker has no identity. It is public
 * because JAAS makes it by name.
 */
public final class IamServerLoginModule implements LoginModule {
    /** Called by JAAS. */
    public IamServerLoginModule() {}

    @Override
    public void initialize(
            Subject subject, CallbackHandler handler, Map<String, ?> sharedState, Map<String, ?> options) {}

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
        return true;
    }

    @Override
    public boolean logout() {
        return true;
    }
}
