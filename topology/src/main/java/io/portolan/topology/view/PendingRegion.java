package io.portolan.topology.view;

import io.portolan.topology.view.SideBySide.Part;
import java.util.List;

/** A region that is being read. */
record PendingRegion(
        Part<List<FoundEndpoint>> endpoints,
        Part<List<FoundRule>> rules,
        Part<List<FoundAssociation>> associations,
        Part<List<FoundProfile>> profiles,
        Part<List<FoundShare>> shares,
        Part<List<FoundInvitation>> invitations,
        Part<List<FoundGroup>> groups,
        Part<List<FoundRouteTable>> routeTables) {

    static PendingRegion begin(ResolverReader resolver, ShareReader shares, NetworkSource network, SideBySide work) {
        return new PendingRegion(
                work.begin(resolver.endpoints()),
                work.begin(resolver.rules()),
                work.begin(resolver.associations()),
                work.begin(resolver.profiles()),
                work.begin(shares.shares()),
                work.begin(shares.invitations()),
                work.begin(network.groups()),
                work.begin(network.routeTables()));
    }

    RegionView await() {
        return new RegionView(
                new ResolverView(endpoints.await(), rules.await(), associations.await(), profiles.await()),
                new ShareView(shares.await(), invitations.await()),
                new NetworkView(groups.await(), routeTables.await()));
    }
}
