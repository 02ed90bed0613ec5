package io.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a start of {@link LocalMsk} costs. */
class LocalMskCostTest {

    @Test
    void costOfTwoRegionsIsPrinted() {
        List<String> figures = new ArrayList<>();
        for (int run = 1; run <= 2; run++) {
            long start = System.nanoTime();
            try (LocalMsk msk = SampleEstates.twoRegions().start()) {
                long millis = (System.nanoTime() - start) / 1_000_000;
                System.gc();
                long used =
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
                figures.add(millis + " ms, " + used + " MB of heap, " + Thread.activeCount() + " threads");
                assertThat(msk.serviceVpcs()).hasSize(3);
            }
        }
        System.out.println("two regions, two clusters of two brokers: " + figures);
    }
}
