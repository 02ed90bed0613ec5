package io.portolan.topology.view;

import io.portolan.aws.AwsClients;
import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.plan.ReadAction;
import io.portolan.topology.view.FoundShare.Member;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.ram.model.ResourceOwner;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociation;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationType;

/** Reads what is shared in a region. */
final class ShareReader {

    private final PlannedStack place;
    private final AwsRequestOverrideConfiguration signed;
    private final InspectClients clients;

    ShareReader(PlannedStack place, AwsCredentialsProvider credentials, InspectClients clients) {
        this.place = place;
        signed = AwsClients.signedBy(credentials);
        this.clients = clients;
    }

    private RamClient client() {
        return clients.ram(place.region().orElseThrow());
    }

    ViewCall<List<FoundShare>> shares() {
        return new ViewCall<>(place, ReadAction.GET_SHARES, () -> {
            List<FoundShare> shares = client()
                    .getResourceSharesPaginator(
                            request -> request.resourceOwner(ResourceOwner.SELF).overrideConfiguration(signed))
                    .stream()
                    .flatMap(page -> page.resourceShares().stream())
                    .map(share ->
                            new FoundShare(share.resourceShareArn(), share.statusAsString(), List.of(), List.of()))
                    .toList();
            if (shares.isEmpty()) {
                return shares;
            }
            List<ResourceShareAssociation> resources = members(ResourceShareAssociationType.RESOURCE);
            List<ResourceShareAssociation> principals = members(ResourceShareAssociationType.PRINCIPAL);
            return shares.stream()
                    .map(share -> new FoundShare(
                            share.id(), share.status(), ofShare(share, resources), ofShare(share, principals)))
                    .toList();
        });
    }

    private List<ResourceShareAssociation> members(ResourceShareAssociationType type) {
        return RefusedReadException.callAs(
                ReadAction.GET_SHARE_ASSOCIATIONS,
                () -> client()
                        .getResourceShareAssociationsPaginator(
                                request -> request.associationType(type).overrideConfiguration(signed))
                        .stream()
                        .flatMap(page -> page.resourceShareAssociations().stream())
                        .toList());
    }

    private static List<Member> ofShare(FoundShare share, List<ResourceShareAssociation> all) {
        return all.stream()
                .filter(member -> share.id().equals(member.resourceShareArn()))
                .map(member -> new Member(member.associatedEntity(), member.statusAsString()))
                .filter(member -> !member.status().equals("DISASSOCIATED"))
                .toList();
    }

    ViewCall<List<FoundInvitation>> invitations() {
        return new ViewCall<>(
                place,
                ReadAction.GET_SHARE_INVITATIONS,
                () ->
                        client()
                                .getResourceShareInvitationsPaginator(request -> request.overrideConfiguration(signed))
                                .stream()
                                .flatMap(page -> page.resourceShareInvitations().stream())
                                .map(invitation -> new FoundInvitation(
                                        invitation.resourceShareInvitationArn(),
                                        invitation.resourceShareArn(),
                                        invitation.statusAsString()))
                                .toList());
    }
}
