package io.portolan.testkit.aws;

import static io.portolan.testkit.estate.SampleEstate.OUTSIDER;
import static io.portolan.testkit.estate.SampleEstate.SHOP_ACCOUNT;
import static io.portolan.testkit.estate.SampleEstate.STOCK_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.DnsProfile;
import io.portolan.testkit.estate.SampleEstate;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53profiles.Route53ProfilesClient;
import software.amazon.awssdk.services.route53profiles.model.Profile;
import software.amazon.awssdk.services.route53profiles.model.ProfileAssociation;
import software.amazon.awssdk.services.route53profiles.model.ProfileResourceAssociation;
import software.amazon.awssdk.services.route53profiles.model.ProfileStatus;
import software.amazon.awssdk.services.route53profiles.model.ProfileSummary;
import software.amazon.awssdk.services.route53profiles.model.ResourceNotFoundException;
import software.amazon.awssdk.services.route53profiles.model.Route53ProfilesException;
import software.amazon.awssdk.services.route53profiles.model.ShareStatus;

/** {@link ProfilesApi} answers the real SDK as Route 53 Profiles does. */
class ProfilesApiTest {

    private final AwsLab lab = new AwsLab();
    private final ControlPlane plane = lab.backend.controlPlane();
    private final SampleEstate estate = new SampleEstate(plane);
    private final DnsProfile profile = estate.addProfile(estate.rule);
    private final Route53ProfilesClient shop = client(SHOP_ACCOUNT);
    private final Route53ProfilesClient stock = client(STOCK_ACCOUNT);
    private final Route53ProfilesClient outsider = client(OUTSIDER);

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void profileIsSeenByOwnerAndAcceptedAccount() {
        Profile own = shop.getProfile(of -> of.profileId(profile.id())).profile();
        assertThat(own.arn()).isEqualTo(profile.arn());
        assertThat(own.ownerId()).isEqualTo(SHOP_ACCOUNT);
        assertThat(own.status()).isEqualTo(ProfileStatus.COMPLETE);
        assertThat(own.shareStatus()).isEqualTo(ShareStatus.NOT_SHARED);
        assertThat(stock.listProfiles(all -> {}).profileSummaries()).isEmpty();
        assertNotFound(() -> stock.getProfile(of -> of.profileId(profile.id())));

        plane.shares().replace(estate.share.id(), share -> share.withResources(Set.of(profile.arn())));
        assertThat(stock.listProfiles(all -> {}).profileSummaries())
                .extracting(ProfileSummary::id, ProfileSummary::shareStatus)
                .containsExactly(tuple(profile.id(), ShareStatus.SHARED_WITH_ME));
        assertThat(shop.listProfiles(all -> {}).profileSummaries())
                .extracting(ProfileSummary::shareStatus)
                .containsExactly(ShareStatus.SHARED_BY_ME);
        assertThat(outsider.listProfiles(all -> {}).profileSummaries()).isEmpty();
    }

    @Test
    void resourcesOfProfileAreListed() {
        ProfileResourceAssociation resource = shop.listProfileResourceAssociations(of -> of.profileId(profile.id()))
                .profileResourceAssociations()
                .get(0);

        assertThat(resource.resourceArn()).isEqualTo(estate.rule.arn());
        assertThat(resource.profileId()).isEqualTo(profile.id());
        assertThat(resource.status()).isEqualTo(ProfileStatus.COMPLETE);
        assertThat(shop.getProfileResourceAssociation(of -> of.profileResourceAssociationId(resource.id()))
                        .profileResourceAssociation())
                .isEqualTo(resource);
        assertNotFound(
                () -> outsider.getProfileResourceAssociation(of -> of.profileResourceAssociationId(resource.id())));
        assertNotFound(() -> outsider.listProfileResourceAssociations(of -> of.profileId(profile.id())));
    }

    @Test
    void associationIsSeenByAccountOfItsVpc() {
        String id = estate.associate(profile, estate.stockVpc).id();

        ProfileAssociation association =
                stock.getProfileAssociation(of -> of.profileAssociationId(id)).profileAssociation();
        assertThat(association.profileId()).isEqualTo(profile.id());
        assertThat(association.resourceId()).isEqualTo(estate.stockVpc.id());
        assertThat(association.status()).isEqualTo(ProfileStatus.COMPLETE);
        assertThat(stock.listProfileAssociations(of -> of.resourceId(estate.stockVpc.id()))
                        .profileAssociations())
                .containsExactly(association);
        assertThat(stock.listProfileAssociations(of -> of.resourceId(estate.shopVpc.id()))
                        .profileAssociations())
                .isEmpty();
        assertThat(shop.listProfileAssociations(all -> {}).profileAssociations())
                .isEmpty();
        assertNotFound(() -> shop.getProfileAssociation(of -> of.profileAssociationId(id)));
    }

    @Test
    void pagesHoldEveryProfileOnce() {
        estate.addProfile(estate.rule);
        estate.addProfile(estate.rule);
        plane.pageSize(2);

        assertThat(shop.listProfilesPaginator(all -> {}).profileSummaries())
                .extracting(ProfileSummary::id)
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(lab.backend.calls().count("route53profiles:ListProfiles")).isEqualTo(2);
    }

    @Test
    void unknownOperationIsRefused() {
        assertThatExceptionOfType(Route53ProfilesException.class)
                .isThrownBy(() -> shop.deleteProfile(of -> of.profileId(profile.id())))
                .satisfies(error ->
                        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
    }

    private Route53ProfilesClient client(String account) {
        return lab.profiles(lab.userOf(account));
    }

    private static void assertNotFound(Runnable call) {
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(call::run);
    }
}
