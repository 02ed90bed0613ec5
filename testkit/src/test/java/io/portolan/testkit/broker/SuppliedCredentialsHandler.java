package io.portolan.testkit.broker;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;

/** Gives aws-msk-iam-auth the credentials that a client's own configuration supplies. So clients of one JVM can differ. */
public final class SuppliedCredentialsHandler implements AuthenticateCallbackHandler {

    /** A {@code Supplier<AwsCredentials>}. */
    public static final String CONFIG = "test.credentials";

    private @Nullable Supplier<?> credentials;

    @Override
    public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> jaas) {
        credentials = (Supplier<?>) configs.get(CONFIG);
    }

    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (!(callback instanceof AWSCredentialsCallback asked)) {
                throw new UnsupportedCallbackException(callback);
            }
            asked.setAwsCredentials(
                    (AwsCredentials) Objects.requireNonNull(credentials).get());
        }
    }

    @Override
    public void close() {}
}
