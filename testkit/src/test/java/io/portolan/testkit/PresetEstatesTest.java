package io.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link PresetEstates} start as they are and let tests extend them. */
class PresetEstatesTest {

    @Test
    void presetStartsAndLeadsToItsClusters() {
        try (LocalMsk msk = PresetEstates.twoClusters()
                .cluster("orders", c -> c.inVpc("prod", "us-east-2").controlPlaneOnly())
                .cluster("payments", c -> c.inVpc("prod", "us-west-2").controlPlaneOnly())
                .start()) {
            assertThat(msk.catalogText(PresetEstates.SITE))
                    .contains(PresetEstates.HUB, PresetEstates.ORDERS_CLIENT, PresetEstates.PAYMENTS_CLIENT)
                    .contains("  orders:", "  payments:");
        }
    }

    @Test
    void laterDeclarationsReplaceTheFirst() {
        LocalMskBuilder estate = PresetEstates.oneCluster()
                .role(
                        PresetEstates.ORDERS_CLIENT,
                        role -> role.trusts("333333333333").mayUse("orders"));

        assertThat(List.copyOf(estate.roles.keySet())).containsExactly(PresetEstates.HUB, PresetEstates.ORDERS_CLIENT);
    }
}
