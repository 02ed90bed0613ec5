package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

/** {@link MskClusterArn} reads ARNs of clusters and nothing else. */
class MskClusterArnTest {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:kafka:us-west-2:222222222222:cluster/orders/5d2c1f6e-0000-4000-8000-000000000000-s1, us-west-2, orders",
        "arn:aws-cn:kafka:cn-north-1:222222222222:cluster/Orders-2/5d2c1f6e-0000-4000-8000-000000000000-5, cn-north-1, Orders-2",
        "arn:aws-us-gov:kafka:us-gov-west-1:222222222222:cluster/o/a-s2, us-gov-west-1, o",
    })
    void arnsOfAllPartitionsAreTakenApart(String text, String region, String name) {
        assertThat(MskClusterArn.parse(text))
                .isEqualTo(new MskClusterArn(text, Region.of(region), "222222222222", name))
                .hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "orders",
                "arn:aws:kafka:us-west-2:222222222222",
                "arn:aws-iso:kafka:us-iso-east-1:222222222222:cluster/orders/a-s1",
                "arn:aws-cn:kafka:us-west-2:222222222222:cluster/orders/a-s1",
                "arn:aws:kafka:aws-global:222222222222:cluster/orders/a-s1",
                "arn:aws:kafka::222222222222:cluster/orders/a-s1",
                "arn:aws:kafka:us-west-2:22222222222:cluster/orders/a-s1",
                "arn:aws:kafka-cluster:us-west-2:222222222222:cluster/orders/a-s1",
                "arn:aws:kafka:us-west-2:222222222222:topic/orders/a-s1/t",
                "arn:aws:kafka:us-west-2:222222222222:cluster/orders",
                "arn:aws:kafka:us-west-2:222222222222:cluster/-orders/a-s1",
                "arn:aws:kafka:us-west-2:222222222222:cluster/or\"ders/a-s1",
                "arn:aws:kafka:us-west-2:222222222222:cluster/orders/a-s1\n",
                " arn:aws:kafka:us-west-2:222222222222:cluster/orders/a-s1",
            })
    void invalidClusterArnIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> MskClusterArn.parse(text));
    }
}
