package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.Region;

/** {@link AwsRegions} reads a region's partition from its name. The SDK's metadata shows whether that is still right. */
class AwsRegionsTest {

    static List<Region> regions() {
        return Region.regions();
    }

    @ParameterizedTest
    @MethodSource("regions")
    void everySdkRegionHasItsPartition(Region region) {
        String partition = region.metadata().partition().id();

        if (Arn.PARTITIONS.contains(partition) && !region.isGlobalRegion()) {
            assertThat(AwsRegions.parse(region.id())).isEqualTo(region);
            assertThat(AwsRegions.partition(region)).isEqualTo(partition);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> AwsRegions.parse(region.id()));
        }
    }
}
