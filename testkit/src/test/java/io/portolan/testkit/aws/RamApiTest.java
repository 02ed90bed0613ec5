package io.portolan.testkit.aws;

import static io.portolan.testkit.estate.SampleEstate.OUTSIDER;
import static io.portolan.testkit.estate.SampleEstate.SHOP_ACCOUNT;
import static io.portolan.testkit.estate.SampleEstate.STOCK_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.DnsProfile;
import io.portolan.testkit.estate.SampleEstate;
import io.portolan.testkit.estate.ShareAcceptance;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.ram.model.InvalidParameterException;
import software.amazon.awssdk.services.ram.model.Principal;
import software.amazon.awssdk.services.ram.model.Resource;
import software.amazon.awssdk.services.ram.model.ResourceOwner;
import software.amazon.awssdk.services.ram.model.ResourceShare;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociation;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationStatus;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationType;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitation;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitationStatus;
import software.amazon.awssdk.services.ram.model.ResourceShareStatus;

/** {@link RamApi} answers the real SDK as the Resource Access Manager does. */
class RamApiTest {

    private final AwsLab lab = new AwsLab();
    private final ControlPlane plane = lab.backend.controlPlane();
    private final SampleEstate estate = new SampleEstate(plane);
    private final RamClient shop = client(SHOP_ACCOUNT);
    private final RamClient stock = client(STOCK_ACCOUNT);
    private final RamClient outsider = client(OUTSIDER);

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void shareIsSeenByOwnerAndAcceptedAccount() {
        ResourceShare own = shop.getResourceShares(of -> of.resourceOwner(ResourceOwner.SELF))
                .resourceShares()
                .get(0);

        assertThat(own.resourceShareArn()).isEqualTo(estate.share.id());
        assertThat(own.name()).isEqualTo("kafka-rules");
        assertThat(own.owningAccountId()).isEqualTo(SHOP_ACCOUNT);
        assertThat(own.status()).isEqualTo(ResourceShareStatus.ACTIVE);
        assertThat(own.creationTime()).isNotNull();
        assertThat(shares(stock, ResourceOwner.OTHER_ACCOUNTS)).containsExactly(own);
        assertThat(shares(stock, ResourceOwner.SELF)).isEmpty();
        assertThat(shares(shop, ResourceOwner.OTHER_ACCOUNTS)).isEmpty();
        assertThat(shares(outsider, ResourceOwner.OTHER_ACCOUNTS)).isEmpty();
        assertThat(shop.getResourceShares(
                                of -> of.resourceOwner(ResourceOwner.SELF).name("other"))
                        .resourceShares())
                .isEmpty();
    }

    @Test
    void resourcesAndPrincipalsAreListed() {
        Resource resource = shop.listResources(of -> of.resourceOwner(ResourceOwner.SELF))
                .resources()
                .get(0);
        assertThat(resource.arn()).isEqualTo(estate.rule.arn());
        assertThat(resource.type()).isEqualTo("route53resolver:ResolverRule");
        assertThat(resource.resourceShareArn()).isEqualTo(estate.share.id());
        assertThat(stock.listResources(of -> of.resourceOwner(ResourceOwner.OTHER_ACCOUNTS))
                        .resources())
                .containsExactly(resource);

        Principal principal = shop.listPrincipals(
                        of -> of.resourceOwner(ResourceOwner.SELF).resourceArn(estate.rule.arn()))
                .principals()
                .get(0);
        assertThat(principal.id()).isEqualTo(STOCK_ACCOUNT);
        assertThat(principal.external()).isFalse();
        assertThat(shop.listPrincipals(
                                of -> of.resourceOwner(ResourceOwner.SELF).principals(OUTSIDER))
                        .principals())
                .isEmpty();
    }

    @Test
    void profileHasItsType() {
        DnsProfile profile = estate.addProfile(estate.rule);
        plane.shares().replace(estate.share.id(), share -> share.withResources(Set.of(profile.arn())));

        assertThat(shop.listResources(
                                of -> of.resourceOwner(ResourceOwner.SELF).resourceType("route53profiles:Profile"))
                        .resources())
                .extracting(Resource::arn)
                .containsExactly(profile.arn());
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, PENDING, ASSOCIATING",
        "ACCEPTED, ACCEPTED, ASSOCIATED",
        "REJECTED, REJECTED, FAILED",
        "EXPIRED, EXPIRED, FAILED"
    })
    void invitationAndAssociationFollowAcceptance(
            ShareAcceptance acceptance,
            ResourceShareInvitationStatus invited,
            ResourceShareAssociationStatus associated) {
        plane.shares().replace(estate.share.id(), share -> share.withPrincipal(OUTSIDER, acceptance));

        ResourceShareInvitation invitation = outsider.getResourceShareInvitations(all -> {})
                .resourceShareInvitations()
                .get(0);
        assertThat(invitation.resourceShareArn()).isEqualTo(estate.share.id());
        assertThat(invitation.senderAccountId()).isEqualTo(SHOP_ACCOUNT);
        assertThat(invitation.receiverAccountId()).isEqualTo(OUTSIDER);
        assertThat(invitation.status()).isEqualTo(invited);
        assertThat(shop.getResourceShareInvitations(all -> {}).resourceShareInvitations())
                .isEmpty();
        assertThat(associations(ResourceShareAssociationType.PRINCIPAL))
                .filteredOn(association -> association.associatedEntity().equals(OUTSIDER))
                .singleElement()
                .satisfies(association -> {
                    assertThat(association.status()).isEqualTo(associated);
                    assertThat(association.external()).isTrue();
                });
        assertThat(shares(outsider, ResourceOwner.OTHER_ACCOUNTS)).hasSize(acceptance.isAccepted() ? 1 : 0);
    }

    @Test
    void associationsAreSeenByOwnerOnly() {
        assertThat(associations(ResourceShareAssociationType.RESOURCE))
                .extracting(ResourceShareAssociation::associatedEntity)
                .containsExactly(estate.rule.arn());
        assertThat(associations(ResourceShareAssociationType.PRINCIPAL))
                .extracting(ResourceShareAssociation::associatedEntity)
                .containsExactly(STOCK_ACCOUNT);
        assertThat(stock.getResourceShareAssociations(of -> of.associationType(ResourceShareAssociationType.PRINCIPAL))
                        .resourceShareAssociations())
                .isEmpty();
        assertThat(stock.getResourceShareInvitations(all -> {}).resourceShareInvitations())
                .as("an account of the organization gets no invitation")
                .isEmpty();
    }

    @Test
    void pagesHoldEveryPrincipalOnce() {
        List.of("555555555555", "666666666666")
                .forEach(account -> plane.shares()
                        .replace(
                                estate.share.id(),
                                share -> share.withPrincipal(account, ShareAcceptance.ORGANIZATION)));
        plane.pageSize(2);

        assertThat(shop.listPrincipalsPaginator(of -> of.resourceOwner(ResourceOwner.SELF)).stream()
                        .flatMap(page -> page.principals().stream()))
                .extracting(Principal::id)
                .containsExactlyInAnyOrder(STOCK_ACCOUNT, "555555555555", "666666666666");
        assertThat(lab.backend.calls().count("ram:ListPrincipals")).isEqualTo(2);
    }

    @Test
    void unknownOwnerIsRefused() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> shop.getResourceShares(of -> of.resourceOwner("NOBODY")));
    }

    private RamClient client(String account) {
        return lab.ram(lab.userOf(account));
    }

    private static List<ResourceShare> shares(RamClient client, ResourceOwner owner) {
        return client.getResourceShares(of -> of.resourceOwner(owner)).resourceShares();
    }

    private List<ResourceShareAssociation> associations(ResourceShareAssociationType type) {
        return shop.getResourceShareAssociations(of -> of.associationType(type).resourceShareArns(estate.share.id()))
                .resourceShareAssociations();
    }
}
