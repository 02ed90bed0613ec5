package io.portolan.credentials;

import io.portolan.catalog.Hop;
import io.portolan.catalog.RoleChain;
import io.portolan.diagnosis.PortolanListener;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** All identities in use: chains that begin alike share the hops that they have in common. */
final class Registry {

    static final Registry OF_THIS_JVM = new Registry(Timing.real());

    private final Shares shares;
    private final Timing timing;
    private final ClockWatch clockWatch;

    Registry(Timing timing) {
        this(timing, new Shares());
    }

    Registry(Timing timing, Shares shares) {
        this.shares = shares;
        this.timing = timing;
        this.clockWatch = new ClockWatch(timing.clock());
    }

    CredentialsLease lease(ClientIdentity identity) {
        return lease(identity, PortolanListener.NONE);
    }

    CredentialsLease lease(ClientIdentity identity, PortolanListener listener) {
        Shares.Scope scope = shares.scope();
        try {
            int hops =
                    identity.roles().isPresent() ? identity.roles().get().hops().size() : 0;
            Link link = link(scope, identity, hops);
            if (!identity.base().owned()) {
                scope.take(given(identity.base().name()), parts -> identity.base());
            }
            return new CredentialsLease(link, scope, () -> timing.patient(hops), clockWatch, listener);
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    /** The base identity of the application's that has this id, while a lease of it lives. */
    Optional<BaseIdentity> provided(String id) {
        return shares.find(given(id));
    }

    private static Shares.Key<BaseIdentity> given(String id) {
        return new Shares.Key<>(BaseIdentity.class, id);
    }

    private Link link(Shares.Scope scope, ClientIdentity identity, int hops) {
        if (hops == 0) {
            return scope.take(
                    new Shares.Key<>(Link.class, identity.base()),
                    parts -> new Base(identity.base(), timing, refreshThread(parts)));
        }
        // The chain's name is left out: what it is called makes no difference to STS.
        RoleChain chain = identity.roles().orElseThrow();
        List<Hop> first = chain.hops().subList(0, hops);
        RoleChain prefix = new RoleChain("", chain.sessionName(), chain.duration(), first);
        ClientIdentity id =
                new ClientIdentity(identity.base(), Optional.of(prefix), identity.stsRegion(), identity.stsEndpoint());
        return scope.take(new Shares.Key<>(Link.class, id), parts -> assumed(parts, id));
    }

    private Link assumed(Shares.Scope parts, ClientIdentity id) {
        RoleChain chain = id.roles().orElseThrow();
        HopRequest request = new HopRequest(chain);
        Link before = link(parts, id, chain.hops().size() - 1);
        Region region = id.stsRegion();
        Sts sts = parts.take(
                new Shares.Key<>(Sts.class, List.of(region, Optional.ofNullable(id.stsEndpoint()))),
                ignored -> new Sts(region, id.stsEndpoint(), clockWatch));
        return new AssumedRole(request, new HopCall(request, before, sts, timing), timing, refreshThread(parts));
    }

    static RefreshThread refreshThread(Shares.Scope parts) {
        return parts.take(new Shares.Key<>(RefreshThread.class, RefreshThread.NAME), ignored -> new RefreshThread());
    }
}
