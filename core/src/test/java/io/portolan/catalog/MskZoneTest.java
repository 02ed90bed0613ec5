package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** Which {@link MskZone} a broker's name is in. */
class MskZoneTest {

    @ParameterizedTest
    @CsvSource({
        "boot-abc.c2.kafka-serverless.us-east-2.amazonaws.com, kafka-serverless.us-east-2.amazonaws.com, us-east-2, true",
        "b01-ABC.c2.Kafka-Serverless.us-east-2.amazonaws.com., kafka-serverless.us-east-2.amazonaws.com, us-east-2, true",
        "b-1.orders.x1y2.c2.kafka.eu-west-1.amazonaws.com, kafka.eu-west-1.amazonaws.com, eu-west-1, false",
        "b-1.kafka.x1y2.c2.kafka.us-gov-west-1.amazonaws.com, kafka.us-gov-west-1.amazonaws.com, us-gov-west-1, false",
        "boot-abc.c1.kafka-serverless.cn-north-1.amazonaws.com.cn, kafka-serverless.cn-north-1.amazonaws.com.cn, cn-north-1, true",
        "boot-abc.c1.kafka-serverless.us-east-2.api.aws, kafka-serverless.us-east-2.api.aws, us-east-2, true",
        "b-1.c1.kafka.cn-north-1.api.amazonwebservices.com.cn, kafka.cn-north-1.api.amazonwebservices.com.cn, cn-north-1, false",
    })
    void zoneIsReadFromTheName(String host, String domain, String region, boolean serverless) {
        MskZone zone = MskZone.ofHost(host).orElseThrow();

        assertThat(zone.domain()).isEqualTo(domain);
        assertThat(zone.region()).isEqualTo(region);
        assertThat(zone.serverless()).isEqualTo(serverless);
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.example.com",
        "b1.mykafka.us-east-2.example.com",
        "b1.kafka.us-east-2.example.com",
        "b1.mykafka.us-east-2.amazonaws.com",
        "kafka-serverless.us-east-2.amazonaws.com.example.com",
        "localhost",
        "10.20.1.9",
    })
    void otherNamesAreInNoZone(String host) {
        assertThat(MskZone.ofHost(host)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-2, amazonaws.com api.aws",
        "cn-north-1, amazonaws.com.cn api.amazonwebservices.com.cn",
        "us-gov-west-1, amazonaws.com api.aws",
    })
    void regionHasTheZonesOfItsPartition(String region, String suffixes) {
        List<String> expected = new ArrayList<>();
        for (String suffix : suffixes.split(" ", 0)) {
            expected.add("kafka." + region + "." + suffix);
            expected.add("kafka-serverless." + region + "." + suffix);
        }

        assertThat(MskZone.domains(Region.of(region))).isEqualTo(expected);
    }

    /** The classes that {@link AwsDomains} asks must be those that the SDK finds by itself. */
    @Test
    void domainsAreThoseOfTheSdk() {
        for (Region region : Region.regions()) {
            String partition = AwsRegions.partition(region);
            if (!partition.isEmpty()) {
                PartitionMetadata metadata = PartitionMetadata.of(region);
                assertThat(metadata.id()).isEqualTo(partition);
                assertThat(AwsDomains.find(partition)).contains(metadata.dnsSuffix());
            }
        }
    }

    @Test
    void dualStackZonesAreKnown() {
        assertThat(MskZone.all(Region.CN_NORTH_1).stream()
                        .filter(MskZone::dualStack)
                        .map(MskZone::domain))
                .containsExactly(
                        "kafka.cn-north-1.api.amazonwebservices.com.cn",
                        "kafka-serverless.cn-north-1.api.amazonwebservices.com.cn");
    }
}
