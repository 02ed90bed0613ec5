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
 * Gives the shared credentials of the configured identity to aws-msk-iam-auth, which signs with them.
 *
 * <p>Kafka makes one for each client by {@code sasl.client.callback.handler.class}, and closes it with the client. It
 * takes a lease of the identity, which is shared in the JVM. It finds the identity in {@code sasl.jaas.config}. So it works in any JVM that has Portolan on its class path, for example in a Connect worker or a Spark executor.
 * Thread-safe once it is configured.
 */
public final class IamCallbackHandler implements AuthenticateCallbackHandler {

    /** The setting with the cluster's logical name. It is for messages. */
    static final String CLUSTER = "portolan.cluster";

    /** The setting with the region that signatures are for. */
    static final String REGION = "portolan.region";

    /** The property with the {@link CompletableFuture} of {@link #awaitApproval}. */
    static final String APPROVAL = "portolan.approval";

    private static final CompletableFuture<?> APPROVED = CompletableFuture.completedFuture(null);

    private @Nullable CredentialsLease credentials;
    private @Nullable ConfigurableRegionProvider region;
    private @Nullable WatchedCluster cluster;
    private CompletableFuture<?> approval = APPROVED;

    /** Kafka calls this by reflection. */
    public IamCallbackHandler() {}

    /**
     * Changes a client's configuration so that its credentials wait for this approval. The client connects, but it sends
     * no credentials before the approval has completed. If the approval fails, it sends none at all. An approval that has
     * already succeeded changes nothing.
     */
    public static void awaitApproval(Map<String, Object> config, CompletableFuture<?> approval) {
        boolean approved = approval.isDone() && !approval.isCompletedExceptionally();
        if (!approved) {
            config.put(APPROVAL, approval);
        }
    }

    /** A handler that is already configured. The caller closes the credentials, and this handler must not be closed. */
    IamCallbackHandler(CredentialsLease credentials, Region region) {
        this.credentials = credentials;
        this.region = new FixedRegion(region);
    }

    /** Finds the identity in the configuration. Makes no remote call. */
    @Override
    public void configure(Map<String, ?> config, String saslMechanism, List<AppConfigurationEntry> jaas) {
        Map<String, String> settings = JaasOptions.read(config, jaas);
        String id = settings.get(REGION);
        if (id == null) {
            throw new ConfigException(REGION, null, "Pass on the whole map of Cluster.clientConfig().");
        }
        region = new FixedRegion(Region.of(id));
        approval = config.get(APPROVAL) instanceof CompletableFuture<?> future ? future : APPROVED;
        WatchSettings.requireWatch(settings, config);
        cluster = WatchedCluster.join(settings, config);
        credentials = CredentialsLease.of(ClientIdentity.fromConfig(settings));
    }

    /** Answers aws-msk-iam-auth. Waits for the approval. Waits for STS only if there is no valid session. */
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
            request.setLoadingException(new IllegalStateException("Kafka has not configured this handler"));
            return;
        }
        try {
            Object learntId = approval.join();
            if (cluster != null) {
                if (learntId instanceof String id) {
                    cluster.expect(id);
                }
                cluster.requireRightCluster();
            }
            request.setAwsCredentials(credentials.resolveCredentials());
            request.setCustomRegionProvider(region);
        } catch (RuntimeException e) {
            request.setLoadingException(e);
        }
    }

    /** Closes the lease. */
    @Override
    public void close() {
        if (credentials != null) {
            credentials.close();
        }
        if (cluster != null) {
            cluster.leave();
            cluster = null;
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
