package io.portolan.kafka;

import io.portolan.credentials.ClientIdentity;
import io.portolan.credentials.CredentialsLease;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;
import software.amazon.msk.auth.iam.internals.region.ConfigurableRegionProvider;

/**
 * Hands the shared credentials of the configured identity to aws-msk-iam-auth, which signs with them.
 *
 * <p>Kafka makes one per client by {@code sasl.client.callback.handler.class}, and closes it with the client. It takes a share in
 * the JVM's one provider of that identity, and finds the identity in the {@code portolan.*} properties, so it works in any
 * JVM that has Portolan on its class path (Connect workers, Flink task managers, Spark executors). Thread-safe once configured.
 */
public final class IamCallbackHandler implements AuthenticateCallbackHandler {

    /** The property with the cluster's logical name, for messages. */
    static final String CLUSTER = "portolan.cluster";

    /** The property with the region that signatures are for. */
    static final String REGION = "portolan.region";

    /** The property with the {@link CompletableFuture} of {@link #awaitApproval}. */
    static final String APPROVAL = "portolan.approval";

    private static final CompletableFuture<?> APPROVED = CompletableFuture.completedFuture(null);

    private @Nullable CredentialsLease credentials;
    private @Nullable ConfigurableRegionProvider region;
    private CompletableFuture<?> approval = APPROVED;

    /** Called by Kafka. */
    public IamCallbackHandler() {}

    /**
     * Changes a client's configuration: it connects, but sends no credentials before this approval has completed. Where the approval
     * fails, it sends none at all. An approval that is there already changes nothing.
     */
    public static void awaitApproval(Map<String, Object> config, CompletableFuture<?> approval) {
        boolean approved = approval.isDone() && !approval.isCompletedExceptionally();
        if (!approved) {
            config.put(APPROVAL, approval);
        }
    }

    /** Configured, with credentials that it must not close: is not to be closed itself. */
    IamCallbackHandler(CredentialsLease credentials, Region region) {
        this.credentials = credentials;
        this.region = new FixedRegion(region);
    }

    /** Finds the identity in the configuration; makes no remote call. */
    @Override
    public void configure(Map<String, ?> config, String saslMechanism, List<AppConfigurationEntry> jaas) {
        if (!(config.get(REGION) instanceof String id)) {
            throw new ConfigException(REGION, config.get(REGION), "take the whole map of Cluster.clientConfig()");
        }
        region = new FixedRegion(Region.of(id));
        approval = config.get(APPROVAL) instanceof CompletableFuture<?> future ? future : APPROVED;
        credentials = CredentialsLease.of(ClientIdentity.fromConfig(config));
    }

    /** Answers aws-msk-iam-auth; waits for its approval, and for STS only where no valid session exists. */
    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (!(callback instanceof AWSCredentialsCallback request)) {
                throw new UnsupportedCallbackException(callback);
            }
            answer(request);
        }
    }

    private void answer(AWSCredentialsCallback request) {
        if (credentials == null) {
            request.setLoadingException(new IllegalStateException("handle before configure"));
            return;
        }
        try {
            approval.join();
            request.setAwsCredentials(credentials.resolveCredentials());
            request.setCustomRegionProvider(region);
        } catch (RuntimeException e) {
            request.setLoadingException(e);
        }
    }

    /** Gives the share back. */
    @Override
    public void close() {
        if (credentials != null) {
            credentials.close();
        }
    }

    /** The cluster's region, whatever the host's name says. */
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
