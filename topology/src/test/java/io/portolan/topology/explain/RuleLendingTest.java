package io.portolan.topology.explain;

import static io.portolan.topology.explain.AlteredView.SHOP;
import static io.portolan.topology.explain.AlteredView.STOCK;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.topology.view.FoundInvitation;
import io.portolan.topology.view.FoundRule;
import io.portolan.topology.view.FoundShare;
import io.portolan.topology.view.FoundShare.Member;
import io.portolan.topology.view.ResolverView;
import io.portolan.topology.view.ShareView;
import io.portolan.topology.view.Viewed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link RuleLending} says why an account does not see a rule of another one. */
class RuleLendingTest {

    private static final FoundRule RULE = AlteredView.whole().rule();
    private static final FoundShare SHARE = AlteredView.content(
                    AlteredView.whole().view().region(SHOP).shares().shares())
            .get(0);
    private static final String ORGANIZATION = "arn:aws:organizations::999999999999:organization/o-abc";

    @ParameterizedTest
    @CsvSource({
        "PENDING,  ASSOCIATING, MISSING_RULE invitation",
        "REJECTED, DISASSOCIATED, MISSING_RULE invitation",
        "EXPIRED,  ASSOCIATING, MISSING_RULE invitation",
        "ACCEPTED, ASSOCIATING, MISSING_RULE share",
        "ACCEPTED, ASSOCIATED, ''",
    })
    void invitationComesBeforeTheShare(String invitation, String principal, String verdict) {
        AlteredView view = unseen(SHARE.status(), SHARE.resources(), new Member("444444444444", principal))
                .withShares(
                        STOCK,
                        shares -> new ShareView(
                                shares.shares(),
                                new Viewed.Read<>(List.of(new FoundInvitation("invitation", SHARE.id(), invitation)))));

        assertThat(view.verdict()).isEqualTo(verdict.replace("share", SHARE.id()));
    }

    @Test
    void shareNamesWhatItDoesNotLend() {
        Explanation noAccount = unseen("ACTIVE", SHARE.resources(), new Member("555555555555", "ASSOCIATED"))
                .explain();
        Explanation noRule = unseen("ACTIVE", List.of(), new Member("444444444444", "ASSOCIATED"))
                .explain();

        assertThat(noAccount.culprit().orElseThrow().evidence().seen()).isEqualTo("lends to 555555555555");
        assertThat(noRule.culprit().orElseThrow().evidence().seen()).isEqualTo("lends nothing");
        assertThat(noRule.culprit().orElseThrow().evidence().wanted()).isEqualTo("lends " + RULE.id());
    }

    @Test
    void deletedShareLendsNothing() {
        assertThat(unseen("DELETED", SHARE.resources(), new Member("444444444444", "ASSOCIATED"))
                        .verdict())
                .startsWith("MISSING_RULE ");
    }

    @Test
    void organizationNeedsNoInvitation() {
        AlteredView view = AlteredView.whole()
                .withShares(
                        SHOP,
                        shares -> shares(shares, "ACTIVE", SHARE.resources(), new Member(ORGANIZATION, "ASSOCIATED")));

        assertThat(view.verdict()).isEmpty();
    }

    /** The account does not see the rule, so it has no association with it either. */
    private static AlteredView unseen(String status, List<Member> resources, Member principal) {
        return AlteredView.whole()
                .withShares(SHOP, shares -> shares(shares, status, resources, principal))
                .withResolver(
                        STOCK,
                        resolver -> new ResolverView(
                                resolver.endpoints(),
                                resolver.rules()
                                        .map(all -> all.stream()
                                                .filter(rule -> !rule.equals(RULE))
                                                .toList()),
                                resolver.associations()
                                        .map(all -> all.stream()
                                                .filter(found -> !found.ruleId().equals(RULE.id()))
                                                .toList()),
                                resolver.profiles()));
    }

    private static ShareView shares(ShareView before, String status, List<Member> resources, Member principal) {
        return new ShareView(
                new Viewed.Read<>(List.of(new FoundShare(SHARE.id(), status, resources, List.of(principal)))),
                before.invitations());
    }
}
