package io.portolan.topology.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.view.MissingView;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

/** {@link UnseenParts} tells each cause once. */
class UnseenPartsTest {

    private static final PlannedStack SHOP = new PlannedStack("333333333333", Optional.of(Region.US_EAST_2));
    private static final PlannedStack ROLES = new PlannedStack("333333333333", Optional.empty());
    private static final PlannedStack STOCK = new PlannedStack("444444444444", Optional.of(Region.US_EAST_2));

    @Test
    void partsOfAnAccountShareALine() {
        assertThat(UnseenParts.lines(List.of(
                        view("the shares", SHOP, "no role"),
                        view("the forwarding rules", STOCK, "no role"),
                        view("the role shop", ROLES, "no role"),
                        view("the forwarding rules", SHOP, "no role"),
                        view("the VPC", SHOP, "no answer"))))
                .containsExactly(
                        "the shares, the forwarding rules of account 333333333333 in us-east-2;"
                                + " the role shop of account 333333333333: no role. Do this.",
                        "the forwarding rules of account 444444444444 in us-east-2: no role. Do this.",
                        "the VPC of account 333333333333 in us-east-2: no answer. Do this.");
    }

    private static MissingView view(String what, PlannedStack place, String why) {
        return new MissingView(what, place, why, "Do this.");
    }
}
