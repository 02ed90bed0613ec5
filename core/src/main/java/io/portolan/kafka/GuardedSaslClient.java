package io.portolan.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;
import software.amazon.msk.auth.iam.internals.IAMSaslClient;
import software.amazon.msk.auth.iam.internals.IAMSaslClient.IAMSaslClientFactory;
import software.amazon.msk.auth.iam.internals.region.ConfigurableRegionProvider;

/**
 * aws-msk-iam-auth's SASL client for one connection, behind the guard. Only the callback handler inside it is ever given
 * credentials, and only after the guard has admitted the host. For one thread.
 *
 * <p>When a session is renewed, Kafka first makes the new SASL client and then disposes of the old one. When it connects
 * again, it is the other way round. That tells a renewal from a new connection.
 */
final class GuardedSaslClient implements SaslClient {

    private static final String PROTOCOL = "kafka";

    private final String host;
    private final SigningGuard guard;
    private final Map<GuardedSaslClient, String> authenticated;
    private final List<GuardedSaslClient> earlier = new ArrayList<>();
    private final BegunConnection connection;
    private final AdmittedCredentials admitted;
    private final SaslClient delegate;
    private boolean signed;
    private volatile boolean disposed;

    /** @param authenticated the authenticated connections of this Kafka client by host, which this one may join */
    GuardedSaslClient(String host, SigningGuard guard, Map<GuardedSaslClient, String> authenticated)
            throws SaslException {
        this.host = host;
        this.guard = guard;
        this.authenticated = authenticated;
        for (Map.Entry<GuardedSaslClient, String> other : authenticated.entrySet()) {
            if (other.getValue().equals(host)) {
                earlier.add(other.getKey());
            }
        }
        connection = guard.hosts().beginConnection(host, earlier.isEmpty());
        admitted = new AdmittedCredentials(guard.region());
        String mechanism = IAMSaslClient.getMechanismNameForClassLoader(IAMSaslClientFactory.class.getClassLoader());
        delegate = new IAMSaslClientFactory()
                .createSaslClient(new String[] {mechanism}, null, PROTOCOL, host, Map.of(), admitted);
    }

    @Override
    public byte @Nullable [] evaluateChallenge(byte[] challenge) throws SaslException {
        if (!signed) {
            signed = true;
            return sign(challenge);
        }
        byte[] answer = delegate.evaluateChallenge(challenge);
        if (isComplete() && !disposed) {
            authenticated.put(this, host);
        }
        return answer;
    }

    private byte @Nullable [] sign(byte[] challenge) throws SaslException {
        admitted.credentials = guard.admit(connection, isRenewal());
        earlier.clear();
        try {
            return delegate.evaluateChallenge(challenge);
        } finally {
            admitted.credentials = null;
        }
    }

    private boolean isRenewal() {
        for (GuardedSaslClient other : earlier) {
            if (other.disposed) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void dispose() throws SaslException {
        disposed = true;
        authenticated.remove(this);
        delegate.dispose();
    }

    @Override
    public String getMechanismName() {
        return delegate.getMechanismName();
    }

    @Override
    public boolean hasInitialResponse() {
        return delegate.hasInitialResponse();
    }

    @Override
    public boolean isComplete() {
        return delegate.isComplete();
    }

    @Override
    public byte[] unwrap(byte[] incoming, int offset, int length) throws SaslException {
        return delegate.unwrap(incoming, offset, length);
    }

    @Override
    public byte[] wrap(byte[] outgoing, int offset, int length) throws SaslException {
        return delegate.wrap(outgoing, offset, length);
    }

    @Override
    public @Nullable Object getNegotiatedProperty(String name) {
        return delegate.getNegotiatedProperty(name);
    }

    /** Answers the delegate while the guard's credentials are there. */
    private static final class AdmittedCredentials implements CallbackHandler {

        private final ConfigurableRegionProvider region;
        private @Nullable AwsCredentials credentials;

        private AdmittedCredentials(Region region) {
            this.region = new FixedRegion(region);
        }

        @Override
        public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
            for (Callback callback : callbacks) {
                if (!(callback instanceof AWSCredentialsCallback request)) {
                    throw new UnsupportedCallbackException(callback);
                }
                if (credentials == null) {
                    request.setLoadingException(
                            new IllegalStateException("The guard has not admitted this connection"));
                } else {
                    request.setAwsCredentials(credentials);
                    request.setCustomRegionProvider(region);
                }
            }
        }
    }

    /** The cluster's region for every host name. */
    private record FixedRegion(Region region) implements ConfigurableRegionProvider {

        @Override
        public Region getRegion() {
            return region;
        }

        @Override
        public Region getRegion(String host) {
            return region;
        }
    }
}
