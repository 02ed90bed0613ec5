package io.portolan.kafka;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.credentials.CredentialsLease;
import io.portolan.dns.LimitedLookup;
import io.portolan.network.AddressRules;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;

/** Makes the SASL clients that Kafka's own clients would make, behind the same guard. Checks use them without a client. */
public final class IamSasl {

    private IamSasl() {}

    /**
     * A client that signs for this broker. Makes no remote call.
     *
     * @param credentials stay open, and the caller closes them
     * @param rules where the cluster's brokers may be
     * @param host the broker's name in the connection
     */
    public static SaslClient createClient(
            ClusterDefinition cluster, CredentialsLease credentials, AddressRules rules, String host) {
        HostGuard hosts = new HostGuard(
                new GuardSettings(rules, cluster.settings().preflight()),
                cluster.regionId(),
                LimitedLookup.OF_THIS_JVM);
        SigningGuard guard = new SigningGuard(
                cluster.region().orElseThrow(),
                CompletableFuture.completedFuture(null),
                hosts,
                credentials,
                WatchedCluster.unwatched(cluster.name()));
        try {
            return new GuardedSaslClient(host, guard, new HashMap<>());
        } catch (SaslException e) {
            throw new IllegalStateException("aws-msk-iam-auth could not make a SASL client for " + host, e);
        }
    }
}
