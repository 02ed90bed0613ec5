package io.portolan.credentials;

import io.portolan.aws.ClockDriftMonitor;
import io.portolan.catalog.Hop;
import io.portolan.catalog.RoleChain;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.runtime.SharedTimer;
import io.portolan.runtime.TaskScheduler;
import io.portolan.runtime.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** All identities in use. Chains that begin with the same hops share these hops. Thread-safe. */
final class IdentityRegistry {

    static final IdentityRegistry OF_THIS_JVM = new IdentityRegistry(TimeSource.system());

    /** The thread that measures the time of refreshes. It makes no call. */
    static final String REFRESH_THREAD = "portolan-credentials-refresh";

    private static final SharedResources.Key<CredentialsThreads> THREADS =
            new SharedResources.Key<>(CredentialsThreads.class, "all");

    private final SharedTimer refreshTimer = new SharedTimer(REFRESH_THREAD);
    private final SharedResources resources = new SharedResources();
    private final SessionRequests requests;
    private final ClockDriftMonitor clockMonitor;

    IdentityRegistry(TimeSource time) {
        this(time, SessionRequests.LONGEST_WAIT);
    }

    /** A registry whose callers wait as long as this. */
    IdentityRegistry(TimeSource time, Duration longestWait) {
        this.requests = new SessionRequests(time, longestWait);
        this.clockMonitor = new ClockDriftMonitor(time.clock());
    }

    CredentialsLease lease(ClientIdentity identity) {
        return lease(identity, PortolanListener.NONE);
    }

    CredentialsLease lease(ClientIdentity identity, PortolanListener listener) {
        SharedResources.Scope scope = openScope();
        try {
            int hops =
                    identity.roles().isPresent() ? identity.roles().get().hops().size() : 0;
            CredentialSource source = source(scope, identity, hops);
            if (!identity.base().isOwned()) {
                scope.acquire(providerKey(identity.base().name()), parts -> identity.base());
            }
            return new CredentialsLease(source, scope, () -> requests.withRetries(hops), clockMonitor, listener);
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
                    new SharedResources.Key<>(CredentialSource.class, baseKey(identity)),
                    parts -> baseCredentials(parts, identity));
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
                own -> new RegionalSts(region, id.stsEndpoint(), clockMonitor));
        AssumeRoleCall call = new AssumeRoleCall(request, previous, sts, requests.time());
        return new AssumedRole(request, call, requests, shareRefreshLane(parts, id.base()));
    }

    /** Web identity calls STS at the endpoint of the catalog. Nothing else of a base identity depends on it. */
    private static Object baseKey(ClientIdentity identity) {
        URI endpoint = identity.stsEndpoint();
        return endpoint == null ? identity.base() : List.of(identity.base(), identity.stsRegion(), endpoint);
    }

    private CredentialSource baseCredentials(SharedResources.Scope parts, ClientIdentity identity) {
        BaseIdentity base = identity.base();
        BaseProvider provider = new BaseProvider(identity, requests, threads(parts));
        return new BaseCredentials(base, provider, requests, shareRefreshLane(parts, base));
    }

    /** The shares of a new holder. */
    SharedResources.Scope openScope() {
        return resources.scope();
    }

    /** A share in what refreshes the sessions of a base identity and of its roles. */
    TaskScheduler shareRefreshLane(SharedResources.Scope parts, BaseIdentity base) {
        RefreshLane lane = parts.acquire(
                new SharedResources.Key<>(RefreshLane.class, base), own -> new RefreshLane(refreshTimer, threads(own)));
        return lane.share();
    }

    private static CredentialsThreads threads(SharedResources.Scope parts) {
        return parts.acquire(THREADS, own -> new CredentialsThreads());
    }
}
