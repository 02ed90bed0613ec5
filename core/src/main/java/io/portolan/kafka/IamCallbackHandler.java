package io.portolan.kafka;

import io.portolan.catalog.CatalogRules;
import io.portolan.catalog.ReservedProperty;
import io.portolan.credentials.ClientIdentity;
import io.portolan.credentials.CredentialsLease;
import io.portolan.dns.LimitedLookup;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.regions.Region;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;

/**
 * Stands for the configured identity in a Kafka client. It gives no credentials itself. The {@link GuardProvider} finds it
 * and makes the SASL clients that sign, each behind a {@link SigningGuard}. So without the guard nothing is signed.
 *
 * <p>Kafka makes one for each client by {@code sasl.client.callback.handler.class}, and closes it with the client. It
 * takes a lease of the identity, which is shared in the JVM. It finds all that it needs in {@code sasl.jaas.config}. So it
 * works in any JVM that has Portolan on its class path, for example in a Connect worker or a Spark executor. Thread-safe
 * once it is configured.
 */
public final class IamCallbackHandler implements AuthenticateCallbackHandler {

    /** The setting with the cluster's logical name. It is for messages. */
    static final String CLUSTER = "portolan.cluster";

    /** The setting with the region that signatures are for. */
    static final String REGION = "portolan.region";

    /** The property with the {@link CompletableFuture} of {@link #awaitApproval}. */
    static final String APPROVAL = "portolan.approval";

    private static final Logger LOG = LoggerFactory.getLogger(IamCallbackHandler.class);
    private static final CompletableFuture<?> APPROVED = CompletableFuture.completedFuture(null);

    private final Map<GuardedSaslClient, String> authenticated = new ConcurrentHashMap<>();
    private @Nullable SigningGuard guard;

    /**
     * Kafka calls this by reflection.
     *
     * @throws IllegalStateException if it is a relocated Kafka, which could not use the handler
     */
    public IamCallbackHandler() {
        RelocatedKafka.refuse(StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .getCallerClass()
                .getName());
    }

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

    /** Finds the identity and the guard's rules in the configuration. Makes no remote call. */
    @Override
    public void configure(Map<String, ?> config, String saslMechanism, List<AppConfigurationEntry> jaas) {
        Map<String, String> settings = JaasOptions.read(config, jaas);
        String id = settings.get(REGION);
        if (id == null) {
            throw new ConfigException(REGION, null, "Pass on the whole map of Cluster.clientConfig().");
        }
        requireHostNameCheck(config);
        WatchSettings.requireWatch(settings, config);
        HostGuard hosts = new HostGuard(GuardSettings.fromConfig(settings), id, LimitedLookup.OF_THIS_JVM);
        ClientIdentity identity = ClientIdentity.fromConfig(settings);
        CompletableFuture<?> approval = config.get(APPROVAL) instanceof CompletableFuture<?> future ? future : APPROVED;
        Region region = region(id);
        CredentialsLease credentials = CredentialsLease.of(identity);
        guard = new SigningGuard(region, approval, hosts, credentials, WatchedCluster.join(settings, config));
        GuardProvider.share();
        LOG.info(
                "A client of cluster {} signs as {}. Its bootstrap brokers are {}.",
                settings.getOrDefault(CLUSTER, ""),
                identity.describe(),
                config.get("bootstrap.servers"));
    }

    private static Region region(String id) {
        try {
            return CatalogRules.parseRegion(id);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(REGION, id, e.getMessage());
        }
    }

    private static void requireHostNameCheck(Map<String, ?> config) {
        String property = ReservedProperty.HOST_NAME_PROPERTY;
        if (config.containsKey(property) && ReservedProperty.disablesHostNameCheck(property, config.get(property))) {
            throw new ConfigException(property + " is empty. " + ReservedProperty.HOST_NAME_CHECK.cause() + " "
                    + ReservedProperty.HOST_NAME_CHECK.fix());
        }
    }

    /** A SASL client for a connection to this host. */
    SaslClient createClient(String host) throws SaslException {
        if (guard == null) {
            throw new SaslException("Kafka has not configured this handler");
        }
        return new GuardedSaslClient(host, guard, authenticated);
    }

    /** Gives nothing. A caller that asks here is not behind the guard. */
    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (!(callback instanceof AWSCredentialsCallback request)) {
                throw new UnsupportedCallbackException(callback);
            }
            request.setLoadingException(new IllegalStateException(
                    "Portolan's guard was not asked. Another security provider stands before it for this mechanism."));
        }
    }

    /** Closes the lease. */
    @Override
    public void close() {
        SigningGuard open = guard;
        if (open != null) {
            guard = null;
            open.credentials().close();
            open.cluster().leave();
            GuardProvider.release();
        }
    }
}
