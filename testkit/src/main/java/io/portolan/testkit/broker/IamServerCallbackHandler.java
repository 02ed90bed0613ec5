package io.portolan.testkit.broker;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.security.auth.callback.Callback;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.jspecify.annotations.Nullable;

/** Carries the broker's gate to the SASL server. Public because Kafka makes it by name. */
public final class IamServerCallbackHandler implements AuthenticateCallbackHandler {
    private @Nullable IamGate gate;

    /** Made by Kafka. */
    public IamServerCallbackHandler() {}

    @Override
    public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> jaas) {
        gate = IamGate.from(configs);
    }

    IamGate gate() {
        return Objects.requireNonNull(gate, "Kafka configures the handler first");
    }

    /** Nothing is asked by callbacks: the client's message says all. */
    @Override
    public void handle(Callback[] callbacks) {}

    @Override
    public void close() {}
}
