package io.portolan.testkit.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** {@link EstateRegistry} keeps resources by their ids. */
class EstateRegistryTest {

    private final SampleEstate estate = new SampleEstate();
    private final EstateRegistry<ResolverRule> rules = estate.plane.rules();

    @Test
    void changedResourceReplacesTheOld() {
        ResolverRule changed = rules.replace(estate.rule.id(), rule -> rule.withDomain("example.com"));

        assertThat(changed.domain()).isEqualTo("example.com");
        assertThat(rules.get(estate.rule.id())).isEqualTo(changed);
        assertThat(rules.all()).hasSize(1);
    }

    @Test
    void listHasOneAccountAndRegion() {
        ResolverRule own = estate.addRule(estate.stock, "example.com");
        estate.addRule(new EstatePlace(SampleEstate.STOCK_ACCOUNT, "us-west-2"), "example.com");

        assertThat(rules.list(estate.stock)).containsExactly(own);
        assertThat(rules.all()).hasSize(3);
    }

    @Test
    void missingResourceIsNamed() {
        rules.remove(estate.rule.id());
        rules.remove(estate.rule.id());

        assertThat(rules.find(estate.rule.id())).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules.get(estate.rule.id()))
                .withMessage("This estate has no resolver rule " + estate.rule.id());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules.replace(estate.rule.id(), rule -> rule))
                .withMessageContaining(estate.rule.id());
    }

    @Test
    void idsLookLikeThoseOfAws() {
        assertThat(estate.rule.id()).matches("rslvr-rr-[0-9a-f]{17}");
        assertThat(estate.rule.arn())
                .isEqualTo("arn:aws:route53resolver:us-east-2:333333333333:resolver-rule/" + estate.rule.id());
        assertThat(estate.share.id()).matches("arn:aws:ram:us-east-2:333333333333:resource-share/[0-9a-f-]{36}");
        assertThat(new SampleEstate().rule.id()).as("a run can be repeated").isEqualTo(estate.rule.id());
    }
}
