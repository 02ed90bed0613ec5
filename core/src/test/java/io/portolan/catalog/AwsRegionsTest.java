package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.Region;

/** Partitions are told from names; here, by the SDK's metadata, it shows whether that still holds. */
class AwsRegionsTest {

    static List<Region> regions() {
        return Region.regions();
    }

    @ParameterizedTest
    @MethodSource("regions")
    void everyRegionOfTheSdkHasTheSdksPartition(Region region) {
        String partition = region.metadata().partition().id();

        if (Arn.PARTITIONS.contains(partition) && !region.isGlobalRegion()) {
            assertThat(AwsRegions.parse(region.id())).isEqualTo(region);
            assertThat(AwsRegions.partition(region)).isEqualTo(partition);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> AwsRegions.parse(region.id()));
        }
    }
}
