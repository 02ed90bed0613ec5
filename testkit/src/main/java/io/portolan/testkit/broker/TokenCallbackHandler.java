package io.portolan.testkit.broker;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallback;
import org.jspecify.annotations.Nullable;

/** Asks the broker's gate about each token of {@code OAUTHBEARER}. It is public because Kafka makes it by name. */
public final class TokenCallbackHandler implements AuthenticateCallbackHandler {
    private @Nullable IamGate gate;

    /** Called by Kafka. */
    public TokenCallbackHandler() {}

    @Override
    public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> jaas) {
        gate = IamGate.from(configs);
    }

    /** Fails with Kafka's exception if the token is denied. Its text reaches the client. */
    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (!(callback instanceof OAuthBearerValidatorCallback token)) {
                // Kafka then ignores the extensions that a client sends.
                throw new UnsupportedCallbackException(callback);
            }
            token.token(new AdmittedToken(gate().admitToken(token.tokenValue(), UUID.randomUUID())));
        }
    }

    private IamGate gate() {
        return Objects.requireNonNull(gate, "Kafka configures the handler first");
    }

    @Override
    public void close() {}
}
