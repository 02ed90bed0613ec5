package io.portolan.testkit.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** {@link VpcResolver} follows the rules that the resolver of Route 53 would follow. */
class VpcResolverTest {

    private final SampleEstate estate = new SampleEstate();
    private final ControlPlane plane = estate.plane;

    @ParameterizedTest
    @CsvSource({
        "kafka-serverless.us-west-2.amazonaws.com, true",
        "KAFKA-Serverless.us-west-2.amazonaws.com., true",
        "boot-1.c2.kafka-serverless.us-west-2.amazonaws.com, true",
        "boot-1.c2.kafka-serverless.us-west-2.amazonaws.com., true",
        "boot-1.c2.kafka-serverless.us-east-2.amazonaws.com, false",
        "xkafka-serverless.us-west-2.amazonaws.com, false",
        "us-west-2.amazonaws.com, false"
    })
    void ruleCoversItsDomain(String host, boolean covered) {
        assertThat(plane.resolver(estate.shopVpc.id()).findRule(host).isPresent())
                .isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({
        "., amazonaws.com",
        "amazonaws.com, us-west-2.amazonaws.com",
        "us-west-2.amazonaws.com, c2.kafka-serverless.us-west-2.amazonaws.com",
    })
    void mostSpecificDomainWins(String shorter, String longer) {
        plane.rules().replace(estate.rule.id(), rule -> rule.withDomain(shorter));
        ResolverRule specific = estate.addRule(estate.shop, longer);
        estate.associate(specific, estate.shopVpc);

        assertThat(found(estate.shopVpc)).map(AppliedRule::rule).contains(specific);
        assertThat(found(estate.stockVpc).map(applied -> applied.rule().id())).contains(estate.rule.id());
    }

    @Test
    void systemRuleExemptsItsDomain() {
        ResolverRule exempt = estate.addSystemRule(estate.shop, "c2." + SampleEstate.DOMAIN);
        estate.associate(exempt, estate.shopVpc);

        assertThat(found(estate.shopVpc)).map(AppliedRule::rule).contains(exempt);
        assertThat(plane.resolver(estate.shopVpc.id()).findRule("boot-1.c9." + SampleEstate.DOMAIN))
                .map(AppliedRule::rule)
                .contains(estate.rule);
        assertThat(plane.resolver(estate.shopVpc.id()).canUse(exempt)).isTrue();
    }

    @Test
    void ownAssociationComesBeforeProfile() {
        ResolverRule other = estate.addRule(estate.shop, SampleEstate.DOMAIN);
        DnsProfile profile = estate.addProfile(other);
        ProfileAssociation association = estate.associate(profile, estate.shopVpc);

        assertThat(found(estate.shopVpc))
                .contains(new AppliedRule(estate.rule, estate.shopAssociation.id(), Optional.empty()));
        plane.ruleAssociations().remove(estate.shopAssociation.id());
        assertThat(found(estate.shopVpc)).contains(new AppliedRule(other, association.id(), Optional.of(profile.id())));
    }

    @Test
    void moreSpecificRuleOfProfileComesBeforeOwn() {
        ResolverRule specific = estate.addRule(estate.shop, "c2." + SampleEstate.DOMAIN);
        estate.associate(estate.addProfile(specific), estate.shopVpc);

        assertThat(found(estate.shopVpc)).map(AppliedRule::rule).contains(specific);
    }

    @Test
    void foreignProfileNeedsShare() {
        plane.ruleAssociations().remove(estate.stockAssociation.id());
        DnsProfile profile = estate.addProfile(estate.rule);
        estate.associate(profile, estate.stockVpc);

        plane.shares().remove(estate.share.id());
        assertThat(found(estate.stockVpc)).isEmpty();
        plane.shares().add(estate.share.withResources(Set.of(profile.arn())));
        assertThat(found(estate.stockVpc)).map(AppliedRule::rule).contains(estate.rule);
    }

    @ParameterizedTest
    @CsvSource({"ORGANIZATION, true", "ACCEPTED, true", "PENDING, false", "REJECTED, false", "EXPIRED, false"})
    void sharedRuleNeedsAcceptance(ShareAcceptance acceptance, boolean accepted) {
        plane.shares().replace(estate.share.id(), share -> share.withPrincipal(SampleEstate.STOCK_ACCOUNT, acceptance));

        assertThat(found(estate.stockVpc).isPresent()).isEqualTo(accepted);
        assertThat(plane.resolver(estate.stockVpc.id()).canUse(estate.rule)).isEqualTo(accepted);
        assertThat(found(estate.shopVpc)).isPresent();
    }

    @Test
    void ruleOutsideShareIsNotLent() {
        plane.shares().replace(estate.share.id(), share -> share.withResources(Set.of()));
        assertThat(found(estate.stockVpc)).isEmpty();

        plane.shares().add(estate.share.withoutPrincipal(SampleEstate.STOCK_ACCOUNT));
        assertThat(found(estate.stockVpc)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RuleAssociation.Status.class)
    void associationMustBeComplete(RuleAssociation.Status status) {
        plane.ruleAssociations().replace(estate.shopAssociation.id(), association -> association.withStatus(status));

        assertThat(found(estate.shopVpc).isPresent()).isEqualTo(status == RuleAssociation.Status.COMPLETE);
    }

    @Test
    void associationIsForItsVpcOnly() {
        plane.ruleAssociations()
                .replace(estate.shopAssociation.id(), association -> association.withVpc(estate.stockVpc.id()));

        assertThat(found(estate.shopVpc)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ProfileStatus.class)
    void profileMustBeAssociatedCompletely(ProfileStatus status) {
        plane.ruleAssociations().remove(estate.shopAssociation.id());
        ProfileAssociation association = estate.associate(estate.addProfile(estate.rule), estate.shopVpc);
        plane.profileAssociations().replace(association.id(), it -> it.withStatus(status));

        assertThat(found(estate.shopVpc).isPresent()).isEqualTo(status == ProfileStatus.COMPLETE);
    }

    @ParameterizedTest
    @CsvSource({"COMPLETE, true, true", "UPDATING, true, false", "DELETING, false, false", "FAILED, false, false"})
    void ruleMustBeComplete(ResolverRule.Status status, boolean followed, boolean usable) {
        ResolverRule changed = plane.rules().replace(estate.rule.id(), rule -> rule.withStatus(status));

        assertThat(found(estate.shopVpc).isPresent()).isEqualTo(followed);
        assertThat(plane.resolver(estate.shopVpc.id()).canUse(changed)).isEqualTo(usable);
    }

    @ParameterizedTest
    @EnumSource(value = ResolverEndpoint.Status.class, mode = Mode.EXCLUDE, names = "OPERATIONAL")
    void ruleIsFollowedWhoseEndpointIsDown(ResolverEndpoint.Status status) {
        plane.endpoints().replace(estate.endpoint.id(), endpoint -> endpoint.withStatus(status));

        assertThat(found(estate.shopVpc)).map(AppliedRule::rule).contains(estate.rule);
        assertThat(plane.resolver(estate.shopVpc.id()).canUse(estate.rule)).isFalse();
        plane.endpoints().remove(estate.endpoint.id());
        assertThat(found(estate.shopVpc)).map(AppliedRule::rule).contains(estate.rule);
        assertThat(plane.resolver(estate.shopVpc.id()).canUse(estate.rule)).isFalse();
    }

    private Optional<AppliedRule> found(EstateVpc vpc) {
        return plane.resolver(vpc.id()).findRule(SampleEstate.HOST);
    }
}
