package io.portolan.testkit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;

/** Hands out the credentials that stand in the client's own configuration. */
public final class ConfiguredCredentialsHandler implements AuthenticateCallbackHandler {

    static final String KEY = "test.credentials";

    private @Nullable AwsCredentials credentials;

    @Override
    public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {
        credentials = (AwsCredentials) Objects.requireNonNull(configs.get(KEY));
    }

    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (!(callback instanceof AWSCredentialsCallback wanted)) {
                throw new UnsupportedCallbackException(callback);
            }
            wanted.setAwsCredentials(credentials);
        }
    }

    @Override
    public void close() {}
}
