package io.portolan.topology.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.CidrBlock;
import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.plan.ReadAction;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

/** {@link ViewCall} with answers that no one expects. */
class ViewCallTest {

    private static final PlannedStack PLACE = new PlannedStack("222222222222", Optional.of(Region.US_EAST_2));

    @Test
    void unreadableAnswerIsOneMissingView() {
        Viewed<CidrBlock> viewed =
                new ViewCall<>(PLACE, ReadAction.DESCRIBE_GROUPS, () -> CidrBlock.parse("10.1.0.0//16")).run();

        assertThat(viewed).isInstanceOfSatisfying(Viewed.Unread.class, unread -> {
            assertThat(unread.view().why())
                    .startsWith("an answer of AWS cannot be read: ")
                    .contains("10.1.0.0//16");
            assertThat(unread.view().place()).isEqualTo(PLACE);
        });
    }
}
