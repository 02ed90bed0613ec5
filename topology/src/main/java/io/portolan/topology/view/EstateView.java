package io.portolan.topology.view;

import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.plan.RoleArn;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the control planes said of an estate. Immutable and thread-safe.
 *
 * @param regions what each region of each account has
 * @param roles the roles that were asked for, by their ARNs. A role that does not exist is empty.
 */
public record EstateView(Map<PlannedStack, RegionView> regions, Map<String, Viewed<Optional<FoundRole>>> roles) {

    /** Copies the maps. */
    public EstateView {
        regions = Map.copyOf(regions);
        roles = Map.copyOf(roles);
    }

    /** What a region of an account has. All of it is missing if nobody asked for it. */
    public RegionView region(PlannedStack place) {
        RegionView view = regions.get(place);
        return view == null ? unread(what -> notAsked(what, place)) : view;
    }

    /** A role. It is empty if it does not exist. */
    public Viewed<Optional<FoundRole>> role(String arn) {
        Viewed<Optional<FoundRole>> role = roles.get(arn);
        PlannedStack place = RoleArn.stack(arn);
        if (role == null && !arn.contains(":role/")) {
            return new Viewed.Unread<>(new MissingView(
                    "the identity " + arn, place, "only roles are read", "Look at its policies in that account."));
        }
        return role == null ? new Viewed.Unread<>(notAsked("the role " + arn, place)) : role;
    }

    private static MissingView notAsked(String what, PlannedStack place) {
        return new MissingView(what, place, "the catalog does not name this place", "Add it to the catalog.");
    }

    /** A region of which nothing was read. */
    static RegionView unread(Function<String, MissingView> missing) {
        return new RegionView(
                new ResolverView(
                        new Viewed.Unread<>(missing.apply("the resolver endpoints")),
                        new Viewed.Unread<>(missing.apply("the forwarding rules")),
                        new Viewed.Unread<>(missing.apply("the associations of rules")),
                        new Viewed.Unread<>(missing.apply("the Route 53 Profiles"))),
                new ShareView(
                        new Viewed.Unread<>(missing.apply("the shares of AWS RAM")),
                        new Viewed.Unread<>(missing.apply("the invitations to shares"))),
                new NetworkView(
                        new Viewed.Unread<>(missing.apply("the security groups")),
                        new Viewed.Unread<>(missing.apply("the route tables"))));
    }
}
