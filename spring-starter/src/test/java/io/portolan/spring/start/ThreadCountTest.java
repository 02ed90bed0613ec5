package io.portolan.spring.start;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A {@link StartedShop} with Portolan keeps few threads more than one with plain spring-kafka. */
@Tag("whole")
class ThreadCountTest {

    @Test
    void idleThreadsOfPortolanEnd() throws Exception {
        try (ShopStarts shop = ShopStarts.onLocalMsk()) {
            long byHand = threads(shop, ShopStarts.BY_HAND);

            assertThat(threads(shop, ShopStarts.EAGER)).isBetween(byHand, byHand + 4);
        }
    }

    private static long threads(ShopStarts shop, String way) throws Exception {
        return requireNonNull(
                shop.run(requireNonNull(shop.ways().get(way), way)).get("threads"), "No count of threads");
    }
}
