package io.portolan.testkit.broker;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.security.auth.callback.Callback;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.jspecify.annotations.Nullable;

/** Gives the broker's gate to the SASL server. It is public because Kafka makes it by name. */
public final class IamServerCallbackHandler implements AuthenticateCallbackHandler {
    private @Nullable IamGate gate;

    /** Called by Kafka. */
    public IamServerCallbackHandler() {}

    @Override
    public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> jaas) {
        gate = IamGate.from(configs);
    }

    IamGate gate() {
        return Objects.requireNonNull(gate, "Kafka configures the handler first");
    }

    /** Does nothing, because the client's message has all that the server needs. */
    @Override
    public void handle(Callback[] callbacks) {}

    @Override
    public void close() {}
}
