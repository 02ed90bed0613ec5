package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a {@link RoleChain} says of its roles. */
class RoleChainTest {

    private static final Hop HUB = new Hop("arn:aws:iam::111111111111:role/hub", null, Map.of());
    private static final Hop ORDERS = new Hop("arn:aws:iam::222222222222:role/team/orders", null, Map.of());
    private static final RoleChain CHAIN =
            new RoleChain("orders", "checkout", Duration.ofHours(1), List.of(HUB, ORDERS));

    @Test
    void lastHopActsInItsAccount() {
        assertThat(CHAIN.lastHop()).isEqualTo(ORDERS);
        assertThat(CHAIN.lastHop().account()).isEqualTo("222222222222");
    }

    @Test
    void rolesAreNamedInOrder() {
        assertThat(CHAIN.roleArns(", then ")).isEqualTo(HUB.roleArn() + ", then " + ORDERS.roleArn());
    }
}
