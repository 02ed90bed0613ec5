package io.portolan.spring.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A {@link StartedShop} with Portolan keeps few threads more than one with plain spring-kafka. */
class ThreadCountTest {

    @Test
    void idleThreadsOfPortolanEnd() throws Exception {
        try (ShopStarts shop = ShopStarts.onLocalMsk()) {
            Map<String, List<String>> ways = shop.ways();
            long byHand = shop.run(ways.get(ShopStarts.BY_HAND)).get("threads");

            assertThat(shop.run(ways.get(ShopStarts.EAGER)).get("threads")).isBetween(byHand, byHand + 4);
        }
    }
}
