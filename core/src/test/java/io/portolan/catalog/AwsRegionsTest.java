package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.Region;

/** {@link AwsRegions} tells partitions from names. The SDK's metadata shows whether that still holds. */
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
