package io.portolan.topology.view;

import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.plan.ReadAction;
import io.portolan.topology.plan.RoleArn;
import io.portolan.topology.view.SideBySide.Part;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Reads the control planes of several accounts and regions side by side. It changes nothing. It keeps the SDK's clients until it is
 * closed. Thread-safe.
 *
 * <pre>{@code
 * try (EstateReader reader = new EstateReader(access, Duration.ofSeconds(30))) {
 *     EstateView view = reader.read(scope);
 * }
 * }</pre>
 */
public final class EstateReader implements AutoCloseable {

    private final InspectAccess access;
    private final Duration deadline;
    private final InspectClients clients;

    /**
     * A reader.
     *
     * @param access how the accounts are read
     * @param deadline how long one {@link #read} may take
     */
    public EstateReader(InspectAccess access, Duration deadline) {
        this.access = access;
        this.deadline = deadline;
        clients = new InspectClients(access.endpoints());
    }

    /** Reads each list once. What cannot be read is missing in the view. */
    public EstateView read(ViewScope scope) {
        try (SideBySide work = new SideBySide(deadline)) {
            Map<PlannedStack, PendingRegion> regions = new HashMap<>();
            scope.vpcs()
                    .forEach((place, vpcs) -> credentials(place.account())
                            .ifPresent(credentials -> regions.put(place, begin(place, vpcs, credentials, work))));
            Map<String, Part<Optional<FoundRole>>> roles = new HashMap<>();
            scope.roles()
                    .forEach((arn, requests) -> credentials(RoleArn.account(arn))
                            .ifPresent(credentials -> roles.put(
                                    arn, begin(new RoleReader(arn, requests, credentials, clients), arn, work))));
            return await(scope, regions, roles);
        }
    }

    private PendingRegion begin(
            PlannedStack place, Set<String> vpcs, AwsCredentialsProvider credentials, SideBySide work) {
        return PendingRegion.begin(
                new ResolverReader(place, credentials, clients),
                new ShareReader(place, credentials, clients),
                new NetworkSource(place, List.copyOf(vpcs), credentials, clients),
                work);
    }

    private static Part<Optional<FoundRole>> begin(RoleReader reader, String arn, SideBySide work) {
        PlannedStack place = RoleArn.stack(arn);
        return work.begin(new ViewCall<>(place, ReadAction.GET_ROLE, reader::read));
    }

    private EstateView await(
            ViewScope scope, Map<PlannedStack, PendingRegion> regions, Map<String, Part<Optional<FoundRole>>> roles) {
        Map<PlannedStack, RegionView> readRegions = new HashMap<>();
        for (PlannedStack place : scope.vpcs().keySet()) {
            PendingRegion pending = regions.get(place);
            readRegions.put(place, pending == null ? EstateView.unread(what -> noRole(what, place)) : pending.await());
        }
        Map<String, Viewed<Optional<FoundRole>>> readRoles = new HashMap<>();
        for (String arn : scope.roles().keySet()) {
            Part<Optional<FoundRole>> pending = roles.get(arn);
            PlannedStack place = RoleArn.stack(arn);
            readRoles.put(
                    arn, pending == null ? new Viewed.Unread<>(noRole("the role " + arn, place)) : pending.await());
        }
        return new EstateView(readRegions, readRoles);
    }

    private Optional<AwsCredentialsProvider> credentials(String account) {
        return Optional.ofNullable(access.accounts().get(account));
    }

    private static MissingView noRole(String what, PlannedStack place) {
        return new MissingView(
                what,
                place,
                "the catalog names no role that reads this account",
                "Add a role for " + place.account() + " below inspect-roles.");
    }

    @Override
    public void close() {
        clients.close();
    }
}
