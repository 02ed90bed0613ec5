package io.portolan.credentials;

import io.portolan.aws.ClockDriftMonitor;
import io.portolan.catalog.Hop;
import io.portolan.catalog.RoleChain;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.runtime.SharedTimer;
import io.portolan.runtime.TaskScheduler;
import io.portolan.runtime.TimeSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** All identities in use. Chains that begin with the same hops share these hops. Thread-safe. */
final class IdentityRegistry {

    static final IdentityRegistry OF_THIS_JVM = new IdentityRegistry(TimeSource.system());

    /** The refresh thread. The brokers have another one, because credentials must not wait for a slow MSK API. */
    static final String REFRESH_THREAD = "portolan-credentials-refresh";

    private final SharedTimer refreshThread = new SharedTimer(REFRESH_THREAD);
    private final SharedResources resources = new SharedResources();
    private final TimeSource time;
    private final ClockDriftMonitor clockMonitor;

    IdentityRegistry(TimeSource time) {
        this.time = time;
        this.clockMonitor = new ClockDriftMonitor(time.clock());
    }

    CredentialsLease lease(ClientIdentity identity) {
        return lease(identity, PortolanListener.NONE);
    }

    CredentialsLease lease(ClientIdentity identity, PortolanListener listener) {
        SharedResources.Scope scope = resources.scope();
        try {
            int hops =
                    identity.roles().isPresent() ? identity.roles().get().hops().size() : 0;
            CredentialSource source = source(scope, identity, hops);
            if (!identity.base().isOwned()) {
                scope.acquire(providerKey(identity.base().name()), parts -> identity.base());
            }
            return new CredentialsLease(
                    source, scope, () -> SessionRequest.withRetries(time.clock(), hops), clockMonitor, listener);
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    /** The base identity with the provider of this id. Empty if no lease of it is open. */
    Optional<BaseIdentity> findProvider(String id) {
        return resources.find(providerKey(id));
    }

    private static SharedResources.Key<BaseIdentity> providerKey(String id) {
        return new SharedResources.Key<>(BaseIdentity.class, id);
    }

    private CredentialSource source(SharedResources.Scope scope, ClientIdentity identity, int hops) {
        if (hops == 0) {
            return scope.acquire(
                    new SharedResources.Key<>(CredentialSource.class, identity.base()),
                    parts -> new BaseCredentials(
                            identity.base(), new BaseProvider(identity.base(), time), time, shareRefreshThread()));
        }
        // The chain's name is left out because STS does not see it.
        RoleChain chain = identity.roles().orElseThrow();
        List<Hop> firstHops = chain.hops().subList(0, hops);
        RoleChain prefix = new RoleChain("", chain.sessionName(), chain.duration(), firstHops);
        ClientIdentity id =
                new ClientIdentity(identity.base(), Optional.of(prefix), identity.stsRegion(), identity.stsEndpoint());
        return scope.acquire(new SharedResources.Key<>(CredentialSource.class, id), parts -> assumedRole(parts, id));
    }

    private CredentialSource assumedRole(SharedResources.Scope parts, ClientIdentity id) {
        RoleChain chain = id.roles().orElseThrow();
        HopRequest request = new HopRequest(chain);
        CredentialSource previous = source(parts, id, chain.hops().size() - 1);
        Region region = id.stsRegion();
        RegionalSts sts = parts.acquire(
                new SharedResources.Key<>(RegionalSts.class, List.of(region, Optional.ofNullable(id.stsEndpoint()))),
                ignored -> new RegionalSts(region, id.stsEndpoint(), clockMonitor));
        return new AssumedRole(request, new AssumeRoleCall(request, previous, sts, time), time, shareRefreshThread());
    }

    /** A share in the thread that refreshes all sessions before they end. */
    TaskScheduler shareRefreshThread() {
        return refreshThread.share();
    }
}
